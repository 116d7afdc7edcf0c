"""A lab as it is drawn: all of it one widget, of which only those lines are painted again that have changed."""

from __future__ import annotations

from msgspec.structs import replace
from textual import events

from ...labs.setup import Setup
from ...progress.state import LabState
from ...render.lab import Face, Page, page
from ...render.text import Line, Piece, Styled
from .running import Running


class LabView(Running):
    """Draws the lab that runs, with what is known of the person's doings in it."""

    def __init__(self, id: str | None = None, ascii_only: bool = False) -> None:
        super().__init__(id=id)
        self._ascii_only = ascii_only
        self._page = Page([], (0, 0))
        self._known = LabState()
        self._focus = 0
        self._begin_with: Setup | None = None
        self._predicted: int | None = None
        self._answer: int | None = None
        # What is to be done once the question is settled; '' while none is asked.
        self._asking = ""

    @property
    def face(self) -> Face | None:
        """What is to be seen now."""
        if self.setup is None:
            return None
        face = Face(
            setup=self.setup,
            frame=self.frame,
            running=self.running,
            focus=self._focus,
            asking=bool(self._asking),
            predicted=self._predicted,
            as_asked=self._as_asked,
            told=self._answer,
            reached=frozenset(self._known.goals),
            words=self.words,
            ascii_only=self._ascii_only,
            grey=self.app.no_color or self.app.theme.startswith("ansi"),
        )
        # The first picture may bring a cell cursor, which takes over controls that could be chosen until then.
        return replace(face, focus=min(face.focus, len(face.chosen_from) - 1))

    def lay_out(self) -> None:
        width, face = max(self.line_width - 2, 1), self.face
        if face is None:
            self._page = Page(Styled([Piece(self.words, "muted")]).lines(width, 0), (0, 0))
        else:
            self._page = page(face, width, self.size.height)
        self.set_height(len(self._page.lines))

    def line_numbers(self) -> range:
        return range(len(self._page.lines))

    def line(self, number: int) -> Line:
        return self._page.lines[number]

    def redraw(self) -> None:
        """Draw the lines that are others now: what stays is not sent again."""
        if not self.line_width:
            return
        before = self._page.lines
        self._laid_for = self.line_width
        self.lay_out()
        lines = self._page.lines
        if len(lines) != len(before):
            self.refresh()
            return
        for number, (new, old) in enumerate(zip(lines, before, strict=True)):
            if new is not old and new.pieces != old.pieces:
                self.refresh_lines(number, 1)

    def on_resize(self, event: events.Resize) -> None:
        # Its height matters as well as its width.
        self._laid_for = 0
        self.lay_out_anew()

    def follow(self, target: str) -> None:
        self.call_later(self.run_action, target)

    @property
    def _as_asked(self) -> bool:
        """Whether the run is the one that the question is about, but for its seed and what can be turned in it."""
        assert self.setup is not None
        first, now = self._begin_with, self.setup
        same = all(first and first.settings[c.id] == now.settings[c.id] for c in now.lab.CONTROLS if not c.live)
        return same and first is not None and first.preset == now.preset
