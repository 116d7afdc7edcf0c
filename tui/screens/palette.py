"""What the command palette finds beside actions: the course's lessons, sections and terms, labs, and themes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from rich.text import Text
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits
from textual.events import Click
from textual.system_commands import SystemCommandsProvider
from textual.widgets import Input

from ..course.problems import CourseError
from ..labs.catalogue import titles
from ..progress.state import Place

if TYPE_CHECKING:
    from ..app import CarrelApp
    from ..course.loading import Course

# Reading this many lessons for their sections takes a moment; of longer courses only the lessons are found here,
# and search (`/`) finds the rest.
MOST_LESSONS = 200


class Way(NamedTuple):
    """Something to go to: its words, what it is, and going there."""

    words: str
    kind: str
    go: Callable[[], Any]


class Commands(CommandList):
    """Textual's, whose `_on_click` looks up the option that was painted where one clicked: in 8.2.8 an IndexError
    when the list has been filled anew since, with fewer. (`OptionList` is refilled nowhere else in Carrel.)"""

    async def _on_click(self, event: Click) -> None:
        event.prevent_default()
        if event.style.meta.get("option", -1) < self.option_count:
            await super()._on_click(event)
        else:
            # Nor is it a click beside the sheet, which would close it.
            event.stop()


class Palette(CommandPalette):
    """Textual's, which a Page Down before its list is laid out ends, and so does a second Enter."""

    def compose(self) -> ComposeResult:
        for widget in super().compose():
            yield Commands() if isinstance(widget, CommandList) else widget

    def dismiss(self, result: None = None) -> AwaitComplete:
        return super().dismiss(result) if self.is_current else AwaitComplete()

    def on_mount(self) -> None:
        self.query_one(Input).cursor_blink = False

    def _action_command_list(self, action: str) -> None:
        with suppress(KeyError):
            super()._action_command_list(action)


class Places(SystemCommandsProvider):
    """Finds actions, and after them these, by the letters typed. (Of several providers Textual takes now this one
    first, now that.) Words from files are Rich text: of all else here Textual makes markup."""

    async def startup(self) -> None:
        self._desk = cast("CarrelApp", self.app)
        self._ways = [*self._of_course(self._desk.desk.course), *self._labs(), *self._themes()]

    async def discover(self) -> Hits:
        async for hit in super().discover():
            yield hit
        for way in self._ways:
            if way.kind == "Lesson":
                yield DiscoveryHit(Text(way.words), way.go, text=way.words, help=way.kind)

    async def search(self, query: str) -> Hits:
        async for hit in super().search(query):
            yield hit
        matcher = self.matcher(query)
        for way in self._ways:
            if (score := matcher.match(way.words)) > 0:
                yield Hit(score, Text(way.words), way.go, text=way.words, help=way.kind)

    def _of_course(self, course: Course) -> list[Way]:
        ways = [Way(head.title, "Lesson", partial(self._open, head.id, "")) for head in course.heads]
        for head in course.heads if len(course.heads) <= MOST_LESSONS else ():
            try:
                sections = course.lesson(head.id).sections
            except CourseError:
                continue
            ways += [
                Way(f"{s.title} ({head.title})", "Section", partial(self._open, head.id, s.id)) for s in sections
            ]
        try:
            terms = course.terms()
        except CourseError:
            terms = ()
        return ways + [Way(term.term, "Term", partial(self._desk.follow, f"term:{term.id}")) for term in terms]

    def _labs(self) -> list[Way]:
        return [
            Way(f"Lab: {title}", "Lab", partial(self._desk.open_lab_of, kind)) for kind, title in titles().items()
        ]

    def _themes(self) -> list[Way]:
        return [Way(f"Theme: {name}", "Theme", partial(self._dress, name)) for name in self._desk.available_themes]

    def _open(self, lesson_id: str, section: str) -> None:
        if study := self._desk.clear_desk():
            study.go_to(lesson_id, Place("read", section, -1) if section else None)

    def _dress(self, name: str) -> None:
        self._desk.theme = name
