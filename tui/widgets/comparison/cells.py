"""A table with a cursor on one of its cells; its header stays while rows and columns are scrolled."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.binding import Binding
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from ...compare.arrange import Shown
from ...render.comparison.page import FaceOf, Page
from ...render.comparison.rows import Spot
from ...render.text import Line, Piece, Styled
from ..lines import LineView

# Numbers for the lines of the header, which are no text to select: far beyond those of rows.
_HEADER_NUMBERS = 10_000_000


class CellView(LineView):
    """Draws a page of a table and moves its cursor. Only what is seen is laid out."""

    class Opened(Message):
        """The cell under the cursor was clicked."""

    class Chosen(Message):
        """Another cell was clicked: the cursor is on it now."""

    class Spaced(Message):
        """Space was pressed, which turns the page unless something else is to be seen first."""

    BINDINGS = [Binding("space", "space", "Page down", show=False)]

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.row = self.column = 0
        self._shown: Shown | None = None
        self._title: Sequence[tuple[str, str]] = ()
        self._status: Sequence[str] = ()
        self._face: FaceOf | None = None
        self._instead: list[Line] = []
        self._page: Page | None = None
        self._header: list[Line] = []
        self._top = (0, 0)

    def show(
        self, shown: Shown, title: Sequence[tuple[str, str]], status: Sequence[str], face: FaceOf, *, anew: bool
    ) -> None:
        """Show this of a table, under a title (words and roles) and a line of status; `anew` from its first cell."""
        self._shown, self._title, self._status, self._face = shown, title, status, face
        if anew:
            self.row = self.column = 0
            self._top = (0, 0)
            self._page = None
        self.row = max(0, min(self.row, len(shown.rows) - 1))
        self.column = max(0, min(self.column, len(shown.subjects) - 1))
        if self.parent is not None and self.parent.display:
            self.lay_out_anew()
        else:
            # Each lesson that is opened shows its tables here: they are laid out when they are looked at.
            self._laid_for, self._page = 0, None

    def say_instead(self, words: str) -> None:
        """Show a sentence where there is no table."""
        self._shown, self._page = None, None
        self._words = words
        self.lay_out_anew()

    def move_to(self, row: int, column: int) -> None:
        """Put the cursor on this cell, or on the nearest there is, and bring it on the screen."""
        if self._shown is None:
            return
        before = self.row, self._page, self.scroll_offset.y
        self.row = max(0, min(row, len(self._shown.rows) - 1))
        self.column = max(0, min(column, len(self._shown.subjects) - 1))
        if self._page is None:
            return
        if self.column not in (place for place, _ in self._page.layout.columns):
            self._lay_out_page()
        else:
            self._page.move(self.row, self.column)
        self._keep_cursor_visible()
        if (self._page, self.scroll_offset.y) == before[1:]:
            self._refresh_rows(before[0], self.row)
        else:
            self.refresh()

    def _refresh_rows(self, *rows: int) -> None:
        """Paint these rows again: the whole table is 20 kB on its way to the terminal."""
        assert self._page is not None
        for row in set(rows):
            first, end = self._page.flow.starts[row + 1 : row + 3]
            y = max(first - self.scroll_offset.y, 0) + len(self._header)
            height = end - self.scroll_offset.y + len(self._header) - y
            if height > 0:
                self.refresh(Region(0, y, self.size.width, height))

    # Lines

    @property
    def indent(self) -> int:
        return 0

    @property
    def _room(self) -> int:
        """Lines for rows."""
        return max(1, self.size.height - len(self._header))

    def lay_out(self) -> None:
        if self._shown is None:
            self._header = []
            self._instead = Styled([Piece(self._words, "muted")]).lines(max(1, self.line_width - 2), 0, indent=" ")
            self.set_height(len(self._instead))
            return
        self._lay_out_page()
        self._keep_cursor_visible()

    def _lay_out_page(self) -> None:
        assert self._shown is not None and self._face is not None
        width = max(1, self.line_width - 1)
        left = self._page.left if self._page else 0
        here = self.row, self.column
        self._page = Page(self._shown, self._title, self._status, self._face, width, here, left)
        self._header = self._page.header()
        self._top = min(self._top, (len(self._shown.rows), 0))
        self._put(self._page.flow.settled(self._top, self._room))

    def line_numbers(self) -> range:
        return range(self._page.flow.total if self._page else len(self._instead))

    def line(self, number: int) -> Line:
        return self._page.flow.line(number) if self._page else self._instead[number]

    def render_line(self, y: int) -> Strip:
        self._lay_out_if_needed()
        if y < len(self._header) and self._page is not None:
            pinned = self._page.pinned(self.scroll_offset.y)
            return self.paint(pinned[y], _HEADER_NUMBERS + y, self.line_width)
        number = y - len(self._header) + self.scroll_offset.y
        line = self.line(number) if number in self.line_numbers() else Line()
        return self.paint(line, number, self.line_width)

    def on_resize(self, event: events.Resize) -> None:
        self._lay_out_if_needed()
        if self._page is not None:
            self._put(self._page.flow.settled(self._top, self._room))
            self._keep_cursor_visible()
            self.refresh()

    # Scrolling

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if self._page is not None and round(old_value) != round(new_value):
            flow = self._page.flow
            self._put(flow.settled(flow.locate(self.scroll_offset.y), self._room))

    def _put(self, number: int) -> None:
        """Have this line at the top. It is no news to anyone: heights that were guessed have become known."""
        assert self._page is not None
        self._top = self._page.flow.locate(number)
        self.set_height(self._page.flow.total + len(self._header))
        self.set_reactive(CellView.scroll_y, float(number))
        self.set_reactive(CellView.scroll_target_y, float(number))
        self.vertical_scrollbar.position = number

    def _keep_cursor_visible(self) -> None:
        page = self._page
        if page is None or (spot := page.spot()) is None or not self.size.height:
            return
        flow, room, block = page.flow, self._room, self.row + 1
        start, end = self._wanted(spot, room)
        # Where one goes on the screen follows by some lines at once, so that most moves paint two rows only.
        ahead = room // 3 if end - start + room // 3 <= room else 0
        top = flow.starts[block] + start
        # The title stays as long as the cell itself is seen with it.
        if self.row == 0 and flow.starts[1] + spot.end <= room:
            self._put(0)
        elif top < self.scroll_offset.y:
            self._put(flow.settled(flow.end_in_view(block, start + room - ahead, room), room))
        elif flow.starts[block] + end > self.scroll_offset.y + room:
            self._put(flow.settled(flow.end_in_view(block, end + ahead, room), room))

    def _wanted(self, spot: Spot, room: int) -> tuple[int, int]:
        """The lines of the cursor's row to have on the screen: all of it, or else as much as has the cell."""
        assert self._page is not None
        height = len(self._page.flow.block(self.row + 1).lines)
        if height <= room:
            return 0, height
        if spot.end <= room:
            return 0, spot.end
        return spot.top, min(spot.end, spot.top + room)

    def _seen_end(self, spot: Spot) -> int:
        """The number of the line after the cell, its notes included."""
        assert self._page is not None
        flow = self._page.flow
        last = len(flow.block(self.row + 1).lines) - 1
        return flow.starts[self.row + 1] + (spot.end if self._page.layout.kind == "cards" else last)

    # Keys: up and down move by cells, and scroll within one that is higher than the screen.

    def action_scroll_down(self) -> None:
        page = self._page
        if page is None or (spot := page.spot()) is None:
            return
        if self._seen_end(spot) > self.scroll_offset.y + self._room:
            self.scroll_lines(1)
        else:
            self._step(1)

    def action_scroll_up(self) -> None:
        page = self._page
        if page is None or (spot := page.spot()) is None:
            return
        at_first = self.row == 0 and (self.column == 0 or page.layout.kind != "cards")
        if page.flow.starts[self.row + 1] + spot.top < self.scroll_offset.y or at_first:
            self.scroll_lines(-1)
        else:
            self._step(-1)

    def action_scroll_left(self) -> None:
        self._aside(-1)

    def action_scroll_right(self) -> None:
        self._aside(1)

    def action_space(self) -> None:
        self.post_message(self.Spaced())

    def action_page_down(self) -> None:
        self.scroll_lines(max(self._room - 1, 1))
        self._bring_cursor()

    def action_page_up(self) -> None:
        self.scroll_lines(-max(self._room - 1, 1))
        self._bring_cursor()

    def action_scroll_home(self) -> None:
        self.move_to(0, 0 if self._in_cards else self.column)

    def action_scroll_end(self) -> None:
        if self._shown is not None:
            last = len(self._shown.subjects) - 1
            self.move_to(len(self._shown.rows) - 1, last if self._in_cards else self.column)

    @property
    def _in_cards(self) -> bool:
        return self._page is not None and self._page.layout.kind == "cards"

    def _step(self, by: int) -> None:
        """To the cell below or above."""
        assert self._shown is not None
        if not self._in_cards:
            self.move_to(self.row + by, self.column)
            return
        count = len(self._shown.subjects)
        place = max(0, min(self.row * count + self.column + by, len(self._shown.rows) * count - 1))
        self.move_to(*divmod(place, count))

    def _aside(self, by: int) -> None:
        """To the cell beside; among cards, to the same subject in the next one."""
        if self._in_cards:
            self.move_to(self.row + by, self.column)
        else:
            self.move_to(self.row, self.column + by)

    def _bring_cursor(self) -> None:
        """After paging: the cursor on a cell that is seen."""
        page = self._page
        if page is None or (spot := page.spot()) is None:
            return
        flow, top = page.flow, self.scroll_offset.y
        first = flow.starts[self.row + 1]
        if first + spot.top < top + self._room and first + spot.end > top:
            return
        for number in range(top, min(top + self._room, flow.total)):
            block, within = flow.locate(number)
            spots = flow.block(block).spots
            found = [s for s in spots if s.top <= within < s.end]
            if block and found:
                same = next((s for s in found if s.subject == self.column), found[0])
                self.row, self.column = block - 1, same.subject
                page.move(self.row, self.column)
                self.refresh()
                return

    def on_click(self, event: events.Click) -> None:
        number = event.y - len(self._header) + self.scroll_offset.y
        if self._page is None or event.y < len(self._header) or event.style.meta.get("target"):
            return
        flow = self._page.flow
        if number >= flow.total:
            return
        block, within = flow.locate(number)
        for spot in flow.block(block).spots:
            if spot.top <= within < spot.end and spot.left - 1 <= event.x < spot.right:
                event.stop()
                if (self.row, self.column) == (block - 1, spot.subject):
                    self.post_message(self.Opened())
                else:
                    self.move_to(block - 1, spot.subject)
                    self.post_message(self.Chosen())
                return
