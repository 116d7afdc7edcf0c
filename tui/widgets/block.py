"""A block of styled text as high as its lines at the width it is given."""

from __future__ import annotations

from collections.abc import Callable

from textual.geometry import Size
from textual.selection import Selection
from textual.strip import Strip

from ..render.text import Line
from .lines import Painter, selected_text

LayOut = Callable[[int], list[Line]]
WIDEST = 84


class TextBlock(Painter):
    """Draws what `lay_out(width)` returns; `height: auto` in TCSS gives it the lines that it needs."""

    DEFAULT_CSS = "TextBlock { height: auto; width: 1fr; }"

    def __init__(self, lay_out: LayOut | None = None, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lay_out = lay_out or (lambda width: [])
        self._laid: tuple[int, list[Line]] | None = None

    def show(self, lay_out: LayOut) -> None:
        """Draw something else; the height follows."""
        self._lay_out = lay_out
        self.redraw()

    def redraw(self) -> None:
        """What is drawn has changed, and perhaps its height."""
        before = len(self._laid[1]) if self._laid else -1
        width = self._laid[0] if self._laid else 0
        self._laid = None
        if not width or len(self.lines(width)) != before:
            self.refresh(layout=True)
        else:
            self.refresh()

    def lines(self, width: int) -> list[Line]:
        """The lines for a widget of this width."""
        if self._laid is None or self._laid[0] != width:
            self._laid = width, self._lay_out(max(1, min(width - 2, WIDEST)))
        return self._laid[1]

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.lines(width))

    def render_line(self, y: int) -> Strip:
        lines = self.lines(self.size.width)
        return self.paint(lines[y] if y < len(lines) else Line(), y, self.size.width, 1)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        return selected_text(self.lines(self.size.width), 0, selection), "\n"
