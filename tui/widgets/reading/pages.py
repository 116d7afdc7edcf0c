"""A lesson as lines, laid out where one looks and, in idle moments, everywhere else."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from textual import events
from textual.message import Message
from textual.timer import Timer

from ...progress.state import Place
from ...recent import USUAL
from ...render.lesson import SOURCES_LINE, Chunk
from ...render.text import Line
from ..lines import LineView

IDLE_SECONDS = 0.02
# The first of them waits until what is on the screen has been painted.
FIRST_IDLE_SECONDS = 0.25
BLANK = Line()


class Pages(LineView):
    """Shows a lesson's chunks. Heights of chunks not laid out yet are estimates, put right as one comes near."""

    class SectionEnded(Message, namespace="reader"):
        """The end of a section has been on the screen."""

        def __init__(self, section: str) -> None:
            super().__init__()
            self.section = section

    class Moved(Message, namespace="reader"):
        """Another line stands at the top."""

    def __init__(self, id: str | None = None, widest: int = USUAL) -> None:
        super().__init__(id=id)
        self.widest = widest
        self.chunks: list[Chunk] = []
        self._laid: dict[int, list[Line]] = {}
        self._starts: list[int] = [0]
        self._place = Place()
        self._ended: set[str] = set()
        self._idle: Timer | None = None

    @property
    def text_width(self) -> int:
        """Cells for text: the pane's less a margin, and no wider than reads well."""
        return max(1, min(self.widest, self.line_width - 2))

    @property
    def indent(self) -> int:
        return max(0, (self.line_width - self.text_width) // 2)

    def show(self, chunks: list[Chunk], place: Place) -> None:
        """Show a lesson, with this place of it at the top."""
        self.chunks = chunks
        self._ended = set()
        self._place = place
        self.lay_out_anew()

    @property
    def place(self) -> Place:
        """What stands at the top: section, line of its Markdown, characters into that line's text."""
        return self._place

    def line_numbers(self) -> range:
        return range(self._starts[-1])

    def line(self, number: int) -> Line:
        index = self.chunk_at(number)
        within = number - self._starts[index]
        lines = self.chunk_lines(index)
        return lines[within] if within < len(lines) else BLANK

    def chunk_lines(self, index: int) -> list[Line]:
        """The lines of a chunk, laid out if they were not."""
        lines = self._laid.get(index)
        if lines is None:
            lines = self._laid[index] = self.chunks[index].lines(self.text_width)
        return lines

    def chunk_at(self, number: int) -> int:
        """The index of the chunk that this line belongs to."""
        return max(0, min(bisect_right(self._starts, number) - 1, len(self.chunks) - 1))

    def chunk_start(self, index: int) -> int:
        """The number of a chunk's first line."""
        return self._starts[index]

    def on_screen(self, number: int) -> bool:
        """Whether the line with this number can be seen."""
        return self.scroll_offset.y <= number < self.scroll_offset.y + self.size.height

    def on_resize(self, event: events.Resize) -> None:
        if self.line_width:
            # A pane that has become higher shows more.
            self._settle()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value) and self.line_width:
            self._settle()
            self._place = self._place_at(self.scroll_offset.y)
            self.post_message(self.Moved())

    def action_scroll_end(self) -> None:
        # The last lines decide where the end is: settle them before going there.
        self._lay_out_end()
        super().action_scroll_end()

    def go_to(self, index: int, within: int = 0, above: int = 0) -> None:
        """Scroll so that a line of a chunk has at most this many lines above it on the screen."""
        before, room = index, len(self.chunk_lines(index)) - within
        missing = above - within
        while before and missing > 0:
            before -= 1
            missing -= len(self.chunk_lines(before))
        if room < self.size.height:
            # Near the end the last lines decide how far one can scroll.
            self._lay_out_end()
        self._measure()
        self.scroll_to(y=max(self._starts[index] + within - above, 0), animate=False)

    def go_to_title(self, index: int) -> None:
        """Go to the beginning of a section: that is where one is then, even if there is no room to put it at the
        top."""
        self.go_to(index)
        if self.scroll_offset.y < self._starts[index]:
            self._place = self.chunks[index].title_place
            self.post_message(self.Moved())

    def _lay_out_end(self) -> None:
        for index in range(len(self.chunks) - 1, -1, -1):
            self.chunk_lines(index)
            if sum(len(self._laid.get(i, ())) for i in range(index, len(self.chunks))) > self.size.height:
                break
        self._measure()

    def lay_out(self) -> None:
        """Lay out for the present width and put the remembered place at the top again."""
        self._laid.clear()
        place = self._place
        self._put_at_top(self._number_of(place))
        self._settle()
        # Near the end what comes to be seen above the place moves the end.
        while self.scroll_offset.y != (top := min(self._number_of(place), self.max_scroll_y)):
            self._put_at_top(top)
            self._settle()
        # Heights settle while this goes on, and each time something else stands at the top for a moment.
        self._place = place
        self._idle_after(FIRST_IDLE_SECONDS)

    def lay_out_beside(self, index: int) -> None:
        """Lay out a chunk that may be anywhere; what stands at the top stays there."""
        if index in self._laid:
            return
        estimated = self._starts[index + 1] - self._starts[index]
        above = self._starts[index + 1] <= self.scroll_offset.y
        moved = len(self.chunk_lines(index)) - estimated
        if above and moved:
            # Before the height is told: at the end of a lesson that becomes shorter it would scroll by itself.
            self._put_at_top(self.scroll_offset.y + moved)
        self._measure()

    def _idle_after(self, seconds: float) -> None:
        """Lay out more after a moment; one such moment is waited for, however fast lessons are leafed through."""
        if self._idle is not None:
            self._idle.stop()
        self._idle = self.set_timer(seconds, self._lay_out_more)

    def _lay_out_more(self) -> None:
        """One more chunk in an idle moment."""
        missing = next((i for i in range(len(self.chunks)) if i not in self._laid), None)
        if missing is not None and self.line_width:
            self.lay_out_beside(missing)
            self._idle_after(IDLE_SECONDS)

    def _put_at_top(self, number: int) -> None:
        """Scroll without a word to anyone: this happens while the lines are being painted."""
        self.set_reactive(Pages.scroll_y, float(number))
        self.set_reactive(Pages.scroll_target_y, float(number))
        self.vertical_scrollbar.position = number

    def _settle(self) -> None:
        """Lay out what is on the screen, and correct the heights around it."""
        top = self.scroll_offset.y
        number = top
        while self.chunks and number < top + self.size.height:
            index = self.chunk_at(number)
            known = index in self._laid
            self.chunk_lines(index)
            if not known:
                self._measure()
            if number >= self._starts[-1] or index + 1 >= len(self.chunks):
                break
            number = max(number + 1, self._starts[index + 1])
        self._measure()
        self._tell_ended()

    def _measure(self) -> None:
        width = self.text_width
        heights = (
            len(self._laid[i]) if i in self._laid else chunk.estimate(width) for i, chunk in enumerate(self.chunks)
        )
        self._starts = [0, *accumulate(heights)]
        self.set_height(self._starts[-1])

    def _place_at(self, number: int) -> Place:
        """The place of the first line with text at or after this one."""
        for line_number in range(number, min(number + 50, self._starts[-1])):
            line = self.line(line_number)
            if line.pieces:
                chunk = self.chunks[self.chunk_at(line_number)]
                return Place("read", chunk.section, line.source, line.offset)
        return Place()

    def _number_of(self, place: Place) -> int:
        """The number of the line where a place stands at this width; 0 when it is not in the lesson."""
        candidates = [
            i
            for i, c in enumerate(self.chunks)
            if c.section == place.section and c.first_line - bool(c.title) <= max(place.line, 0)
        ]
        self._measure()
        at_title = not place.section and place.line < SOURCES_LINE
        if at_title or not candidates:
            return 0
        index = candidates[-1]
        lines = self.chunk_lines(index)
        self._measure()
        best = 0
        for number, line in enumerate(lines):
            if line.pieces and (line.source, line.offset) <= (place.line, place.offset):
                best = number
        return self._starts[index] + best

    def _tell_ended(self) -> None:
        # A pane that is hidden, or in what is, still has the size that it had.
        if not all(node.display for node in self.ancestors_with_self):
            return
        bottom = self.scroll_offset.y + self.size.height
        for index, chunk in enumerate(self.chunks):
            last_of_section = index + 1 == len(self.chunks) or self.chunks[index + 1].title
            end = self._starts[index + 1] - 1
            if last_of_section and index in self._laid and self.scroll_offset.y < end <= bottom:
                self._tell(chunk.section)

    def _tell(self, section: str) -> None:
        if section and section not in self._ended:
            self._ended.add(section)
            self.post_message(self.SectionEnded(section))
