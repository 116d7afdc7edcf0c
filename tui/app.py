"""The app: what all screens share, what every screen can do, and how it ends."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from msgspec.structs import replace
from rich.text import Text
from textual.binding import Binding
from textual.filter import LineFilter
from textual.screen import Screen

from .actions.everywhere import EVERYWHERE
from .actions.table import bindings
from .desk import Desk
from .folders import shipped
from .log import debugging, details, logged, unexpected
from .recent import USUAL, Looks
from .routes import Routes
from .screens.own import OwnScreen
from .screens.study import StudyScreen
from .themes import DARK, OWN
from .widgets.guard import GUARD
from .widgets.lines import ROLE_CLASSES
from .widgets.reader import Reader

if TYPE_CHECKING:
    from textual.command import Provider
    from textual.theme import Theme

# How often saving is tried again after it failed.
RETRY_SECONDS = 5.0
SETTLE_SECONDS = 1.0


def _places() -> type[Provider]:
    """What the palette finds in the course; loaded when the palette first opens."""
    from .screens.palette import Places

    return Places


class CarrelApp(Routes):
    """A desk with one course on it."""

    TITLE = "Carrel"
    COMPONENT_CLASSES = ROLE_CLASSES
    # With priority, since a sheet lets no key of the app through; and q is a letter where one types.
    BINDINGS = [*bindings(EVERYWHERE), Binding("ctrl+q", "quit", show=False, priority=True)]
    ENABLE_COMMAND_PALETTE = True
    COMMANDS = {_places}

    def __init__(
        self,
        desk: Desk,
        lesson_id: str = "",
        notices: Sequence[str] = (),
        shelves: Sequence[Path] = (),
        review: bool = False,
        minutes: int = 0,
        looks: Looks | None = None,
        keep_looks: Callable[[Looks], None] = lambda looks: None,
        keymap: Mapping[str, str] | None = None,
        welcome: bool = False,
        ascii_only: bool = False,
    ) -> None:
        """`review` begins with what is due, `minutes` with a plan for so many of them; `keep_looks` remembers how the
        person made it look; `keymap` gives actions, by id, other keys; `welcome` says first which keys matter;
        `ascii_only` draws plots in plain ASCII, for terminals that have no other signs."""
        self.put_on_desk(desk)
        self.shelves = shelves
        self._lesson_id = lesson_id
        self._notices = notices
        self._begin_with_review = review
        self._minutes = minutes
        self.looks = looks or Looks()
        self._keep_looks = keep_looks
        self._keymap_chosen = dict(keymap or {})
        self._welcome = welcome
        self.ascii_only = ascii_only
        super().__init__(css_path=_style_sheets())
        # Nothing here moves by itself; what Textual would animate costs bytes over ssh and rest for the eye.
        self.animation_level = "none"
        for theme in OWN:
            self.register_theme(theme)
        self.theme = self._first_theme()

    def get_default_screen(self) -> Screen[None]:
        return StudyScreen(self._lesson_id)

    @property
    def widest_line(self) -> int:
        """How many cells a line of a lesson may have."""
        return self.looks.width or USUAL

    def own_key(self, action: str) -> str:
        """The key that the person gave an action, as it is shown; '' when it has the table's."""
        if action not in self._keymap_chosen:
            return ""
        from .actions.remap import displayed

        return displayed(self._keymap_chosen[action])

    def on_mount(self) -> None:
        if self._keymap_chosen:
            self.set_keymap(self._keymap_chosen)
        self._end_in_order_on_signals()
        for notice in self._notices:
            self.warn(notice)
        self.set_interval(RETRY_SECONDS, lambda: self.desk.retry_saving())
        self.set_timer(SETTLE_SECONDS, self._settle)
        self.theme_changed_signal.subscribe(self, self._keep_theme)
        if self._minutes:
            self.plan(self._minutes)
        elif self._begin_with_review:
            self.review()

    def _first_theme(self) -> str:
        """The theme that was chosen, if there is one of that name; else our own."""
        wanted = self.looks.theme
        if wanted in self.available_themes:
            return wanted
        if wanted:
            self._notices = (*self._notices, f"There is no theme {wanted!r}; Ctrl+P, `theme` lists those that are.")
        return DARK.name

    def _keep_theme(self, theme: Theme) -> None:
        if theme.name != self.looks.theme:
            self._dress(replace(self.looks, theme=theme.name))

    def _dress(self, looks: Looks) -> None:
        self.looks = looks
        self._keep_looks(looks)

    def on_ready(self) -> None:
        """The first screen is painted: garbage is collected again, among what comes from now on."""
        gc.freeze()
        gc.enable()
        if self._welcome and isinstance(self.screen, StudyScreen):
            from .screens.welcome import WelcomeScreen

            self.push_screen(WelcomeScreen())

    def _settle(self) -> None:
        """Fold in what earlier runs left behind, beside the work on screen and well after its first picture."""
        self.run_worker(logged(self.desk.store.settle), thread=True)

    def _fatal_error(self) -> None:
        """A fault of ours: a sentence for the person, the traceback for the log, and with `--debug` for both.
        (Textual prints all of it, with what the variables held.)"""
        error = sys.exception() or self._exception or RuntimeError("a fault without a name")
        words = unexpected(error)
        # One fault brings others about; Textual would add a note on how to see them with its own tools.
        if not self._exit_renderables:
            self._exit_renderables.append(Text(details(error) + words if debugging() else words))
        self._close_messages_no_wait()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own filters, and a second wall against control codes in any widget's text."""
        return [*super().get_line_filters(), GUARD]

    def on_reader_widened(self, message: Reader.Widened) -> None:
        self._dress(replace(self.looks, width=message.widest))

    async def action_quit(self) -> None:
        self.leave()

    def leave(self, return_code: int = 0) -> None:
        """Close the desk, with the place and what else is at hand written down."""
        for screen in self.screen_stack:
            if isinstance(screen, OwnScreen):
                screen.keep()
        self.exit(return_code=return_code)

    def _end_in_order_on_signals(self) -> None:
        """A signal that ends the program must leave the terminal usable, and the place written down."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            # Windows has no SIGHUP, and its event loop takes no handlers; a thread of tests neither.
            with suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                number = getattr(signal, name)
                loop.add_signal_handler(number, self.leave, 128 + number)


def _style_sheets() -> list[str | PurePath]:
    return [*sorted(shipped("styles").glob("*.tcss"))]
