"""The reading pane: a lesson's pages, in which one finds words, follows links, copies code and goes by sections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip

from ..actions.reading import FOUND, READ
from ..actions.table import Action, bindings
from ..progress.state import Place
from ..recent import NARROWEST, USUAL, WIDEST
from ..render.lesson import Chunk
from ..render.marks import margin_sign
from ..render.stops import Stop, may_have_code, may_have_stops, stops, whole_code
from .reading.finding import Finding
from .reading.following import Following

STEP = 4


class Reader(Finding, Following):
    """Shows a lesson."""

    BINDINGS = bindings((*READ, *FOUND))

    class Widened(Message):
        """The person wants lines of at most this many cells."""

        def __init__(self, widest: int) -> None:
            super().__init__()
            self.widest = widest

    def __init__(self, id: str | None = None, widest: int = USUAL) -> None:
        super().__init__(id, widest)
        self._marks: Mapping[str, AbstractSet[str]] = {}
        self._stops: dict[int, list[Stop]] = {}

    def show(self, chunks: list[Chunk], place: Place) -> None:
        self.unmark_stop()
        super().show(chunks, place)

    @property
    def ACTIONS(self) -> tuple[Action, ...]:  # noqa: N802, as on every pane and screen
        """What can be done here; while a search is on, the bar shows how to go from match to match."""
        return (*FOUND, *(action._replace(bar=False) for action in READ)) if self.finding else READ

    def mark(self, sections: Mapping[str, AbstractSet[str]]) -> None:
        """Put marks in the margin of these sections, '' for the lesson: kinds of `render.marks.SIGNS`."""
        self._marks = sections
        self.refresh()

    def render_line(self, y: int) -> Strip:
        strip = super().render_line(y)
        number = y + self.scroll_offset.y
        if not self._marks or number not in self.line_numbers():
            return strip
        sign = self._sign(number)
        if not sign:
            return strip
        # Beside the text, which on a wide screen stands in the middle.
        before, behind = self.indent - 1, self.indent
        return Strip.join(
            [strip.crop(0, before), Strip([Segment(sign, self.role_style("partly"))]), strip.crop(behind)]
        )

    def _sign(self, number: int) -> str:
        """The sign in the margin of this line, or ''."""
        part = self.chunk_at(number)
        section = self.chunks[part].section
        if section not in self._marks:
            return ""
        while part and not self.chunks[part].title:
            part -= 1
        if part and not section:
            # The sources stand under the lesson's own name too, but its marks belong to its title.
            return ""
        return margin_sign(self._marks[section], number - max(self.chunk_start(part), self.scroll_offset.y))

    # Stops

    def lay_out(self) -> None:
        # Links stand on other lines now; as many of them, in the same order.
        self._stops.clear()
        super().lay_out()

    def part_count(self) -> int:
        return len(self.chunks)

    def part_at(self, number: int) -> int:
        return self.chunk_at(number)

    def part_start(self, part: int) -> int:
        return self.chunk_start(part)

    def stops_in(self, part: int) -> Sequence[Stop]:
        if part not in self._stops:
            chunk = self.chunks[part]
            if not may_have_stops(chunk):
                return ()
            self.lay_out_beside(part)
            self._stops[part] = stops(chunk, self.chunk_lines(part))
        return self._stops[part]

    def action_follow_stop(self) -> None:
        super().action_follow_stop()
        if self.stop is not None and self.stop.code:
            self.action_copy()

    # Copying

    def action_copy(self) -> None:
        found = self._code_at_hand()
        if found is None:
            self.notify("There is no code here or further down.", timeout=3)
            return
        part, stop = found
        code = whole_code(self.chunks, part, stop.code)
        self.app.copy_to_clipboard(code)
        lines = code.count("\n") + 1
        words = f"{lines} lines" if lines > 1 else "1 line"
        of = f" of {stop.language}" if stop.language else ""
        begin = next((line.strip() for line in code.split("\n") if line.strip()), "")
        begin = begin if len(begin) <= 40 else begin[:39] + "…"
        self.notify(f"Copied {words}{of}: {begin}", timeout=4, markup=False)

    def _code_at_hand(self) -> tuple[int, Stop] | None:
        """The block of code that is marked, or the first one whose end is below the top of the screen."""
        if self._at is not None and self.stop is not None and self.stop.code:
            return self._at[0], self.stop
        top = self.scroll_offset.y
        for part in range(self.chunk_at(top), len(self.chunks)):
            if not may_have_code(self.chunks[part]):
                continue
            for stop in self.stops_in(part):
                if stop.code and self.part_start(part) + stop.spots[-1].line >= top:
                    return part, stop
        return None

    # Sections

    def action_next_section(self) -> None:
        part, _ = self._present()
        before = self.scroll_offset.y
        after = next((i for i in range(part + 1, len(self.chunks)) if self.chunks[i].title), None)
        if after is None:
            self.notify("This is the last section.", timeout=2)
        else:
            self.go_to_title(after)
            if self.scroll_offset.y == before:
                # Nothing has moved, and yet the key did something.
                self.notify(f"{self.chunks[after].title} is on the screen.", timeout=2, markup=False)

    def action_previous_section(self) -> None:
        part, line = self._present()
        last = part if line else part - 1
        start = next((i for i in range(last, -1, -1) if self.chunks[i].title), None)
        if start is None:
            self.notify("This is the first section.", timeout=2)
        else:
            self.go_to_title(start)

    def _present(self) -> tuple[int, int]:
        """The chunk where one is, and which of its lines: the title that one went to, or what is at the top."""
        titles = (i for i, chunk in enumerate(self.chunks) if chunk.title and chunk.title_place == self.place)
        return (turned, 0) if (turned := next(titles, None)) is not None else self._top()

    # The width of lines

    def action_wider(self) -> None:
        self._widen(self.widest + STEP)

    def action_narrower(self) -> None:
        # What has no room can't be made narrower: begin with what is there.
        room = max(self.line_width - 2, NARROWEST)
        self._widen(min(self.widest, room + STEP - 1) - STEP)

    def _widen(self, widest: int) -> None:
        widest = max(NARROWEST, min(widest, WIDEST))
        room = self.line_width - 2
        if widest != self.widest:
            self.widest = widest
            self.lay_out_anew()
            self.post_message(self.Widened(widest))
        limit = {NARROWEST: ", the narrowest", WIDEST: ", the widest"}.get(widest, "")
        here = f"; there is room for {room} here" if widest > room else ""
        self.notify(f"Lines of at most {widest} columns{limit}{here}.", timeout=2)
