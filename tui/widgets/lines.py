"""Widgets that draw lines of styled text themselves: one widget whatever the length, and its text can be selected."""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from ..render.text import Line, Piece

HEADING_ROLES = ("h1", "h2", "h3", "h4", "h5", "h6")
TEXT_ROLES = (
    "strong",
    "em",
    "struck",
    "link",
    "term",
    "image",
    "bullet",
    "quote",
    "rule",
    "label",
    "muted",
    "accent",
)
CODE_ROLES = ("code", "code-comment", "code-keyword", "code-string", "code-number", "code-name")
STATE_ROLES = ("right", "wrong", "partly", "cursor", "chosen", "found", "found-here", "stop", "here")
# Of plots and labs: the ground under points, from weak to strong, and tokens by turns.
PLOT_ROLES = ("field1", "field2", "field3", "field4", "field5", "token", "token-alt")
ROLES = (*HEADING_ROLES, *TEXT_ROLES, *CODE_ROLES, *STATE_ROLES, *PLOT_ROLES)
# The app bears the classes of all roles, and every widget asks it: Textual works component classes out anew for each
# widget that has them, each time its style is touched, which took a quarter of the start.
ROLE_CLASSES = {f"role--{role}" for role in ROLES}


@lru_cache(maxsize=4096)
def _target_style(target: str) -> Style:
    return Style.from_meta({"target": target})


class Painter(Widget):
    """Turns lines with roles into strips with colours; the colours of roles come from `styles/lines.tcss`.

    The app around it must have `COMPONENT_CLASSES = ROLE_CLASSES`.
    """

    class Followed(Message):
        """A link or term was clicked; `target` is its address, `term:…` for a term."""

        def __init__(self, target: str) -> None:
            super().__init__()
            self.target = target

    _role_styles: dict[str, Style] | None = None

    def role_style(self, role: str) -> Style:
        """The style of a role such as `strong link`, on this widget's own background."""
        if self._role_styles is None:
            self._role_styles = {}
        if (style := self._role_styles.get(role)) is None:
            style = self._role_styles[role] = self._mixed(role.split())
        return style

    def _mixed(self, names: list[str]) -> Style:
        """The roles' styles laid over each other, see-through colours mixed with what is behind them."""
        base = self.rich_style
        background = self.background_colors[1]
        color = None
        text_style = Style()
        for name in names:
            styles = self.app.get_component_styles(f"role--{name}")
            if styles.has_rule("background"):
                background += styles.background
            if styles.has_rule("color"):
                color = background + styles.color
            if styles.has_rule("text_style"):
                text_style += styles.text_style
        mixed = Style(color=color.rich_color if color else None, bgcolor=background.rich_color)
        return base + mixed + text_style

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._role_styles = None

    def paint(self, line: Line, y: int, width: int, indent: int = 0) -> Strip:
        """The line as a strip of `width` cells, `indent` cells in; `y` is its number, for selecting text."""
        if not line.pieces:
            return Strip.blank(width, self.role_style(""))
        base = self.role_style("")
        # Fewer, longer runs: each costs some forty bytes on its way to the terminal.
        runs = list(Segment.simplify(Segment(piece.text, self._style_of(piece)) for piece in line.pieces))
        if (selection := self.text_selection) is not None:
            runs = self._selected(runs, selection.get_span(y), len(line.plain))
        runs = list(Strip(runs).apply_offsets(0, y))
        if indent:
            runs.insert(0, Segment(" " * indent, base))
        length = sum(run.cell_length for run in runs)
        if length < width:
            runs.append(Segment(" " * (width - length), base))
        # One strip and no more: they bring caches of their own, which take longer to make than the runs.
        return Strip(runs, max(length, width)).adjust_cell_length(width)

    def _style_of(self, piece: Piece) -> Style:
        style = self.role_style(piece.role)
        return style + _target_style(piece.target) if piece.target else style

    def _selected(self, runs: list[Segment], span: tuple[int, int] | None, length: int) -> list[Segment]:
        if span is None:
            return runs
        start, end = span[0], length if span[1] == -1 else min(span[1], length)
        highlight = self.screen.get_component_rich_style("screen--selection")
        segments, place = [], 0
        for text, style, _ in runs:
            a, b = max(0, min(len(text), start - place)), max(0, min(len(text), end - place))
            parts = ((text[:a], style), (text[a:b], (style or Style()) + highlight), (text[b:], style))
            segments += [Segment(part, part_style) for part, part_style in parts if part]
            place += len(text)
        return segments

    def selection_updated(self, selection: Selection | None) -> None:
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        if target := event.style.meta.get("target"):
            event.stop()
            self.follow(target)

    def follow(self, target: str) -> None:
        """What a click on a piece with a target does."""
        self.post_message(self.Followed(target))


def selected_text(lines: list[Line], first: int, selection: Selection) -> str:
    """The selected characters of these lines (the first numbered `first`), wrapped lines joined again."""
    parts: list[str] = []
    joined = False
    for number, line in enumerate(lines, first):
        span = selection.get_span(number)
        if span is None:
            continue
        plain = line.plain
        start, end = span[0], len(plain) if span[1] == -1 else span[1]
        if joined:
            parts[-1] += " " + plain[max(start, line.margin) : end].rstrip()
        else:
            parts.append(plain[start:end].rstrip())
        joined = line.wraps and end >= len(plain)
    return "\n".join(parts)


class LineView(ScrollView, Painter, can_focus=True):
    """A scrolling view of lines. Subclasses say how many there are and give them by number."""

    BINDINGS = [
        Binding("up,k", "scroll_up", "Up", show=False),
        Binding("down,j", "scroll_down", "Down", show=False),
        Binding("pageup,shift+space", "page_up", "Page up", show=False),
        Binding("pagedown,space", "page_down", "Page down", show=False),
        Binding("home", "scroll_home", "Home", show=False),
        Binding("end,G", "scroll_end", "End", show=False),
    ]
    # Animated scrolling sends 25 times the bytes (309 kB a Page Down), which is felt over ssh.
    animated = False
    # The width that the lines were made for; 0 for none yet.
    _laid_for = 0
    # The width while lines are drawn, each of which needs it several times; None at other times.
    _drawn_width: int | None = None

    def line(self, number: int) -> Line:
        """The numbered line, from 0."""
        raise NotImplementedError

    def line_numbers(self) -> range:
        """The numbers of all lines."""
        raise NotImplementedError

    def dressed(self, number: int) -> Line:
        """The numbered line as it is drawn: with what is marked in it at the moment."""
        return self.line(number)

    def lay_out(self) -> None:
        """Make the lines for the present width, and tell their number by `set_height`."""
        raise NotImplementedError

    def lay_out_anew(self) -> None:
        """What is shown has changed: make its lines again."""
        self._laid_for = 0
        self._lay_out_if_needed()
        self.refresh()

    def _lay_out_if_needed(self) -> None:
        if self.line_width and self._laid_for != self.line_width:
            self._laid_for = self.line_width
            self.lay_out()

    def on_resize(self, event: events.Resize) -> None:
        self._lay_out_if_needed()

    def render_line(self, y: int) -> Strip:
        # A widget is painted before it hears of its size: waiting for that would paint an empty screen first.
        self._lay_out_if_needed()
        number = y + self.scroll_offset.y
        line = self.dressed(number) if number in self.line_numbers() else Line()
        return self.paint(line, number, self.line_width, self.indent)

    def render_lines(self, crop: Region) -> list[Strip]:
        self._drawn_width = self.scrollable_content_region.width
        try:
            return super().render_lines(crop)
        finally:
            self._drawn_width = None

    @property
    def line_width(self) -> int:
        """Cells for a line: the widget's width less its scroll bar."""
        return self.scrollable_content_region.width if self._drawn_width is None else self._drawn_width

    @property
    def indent(self) -> int:
        """How many cells lines are moved to the right."""
        return 1

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        numbers = self.line_numbers()
        first = selection.start.y if selection.start else 0
        last = selection.end.y if selection.end else numbers.stop - 1
        lines = [self.line(number) for number in range(max(first, 0), min(last + 1, numbers.stop))]
        return selected_text(lines, max(first, 0), selection), "\n"

    def set_height(self, count: int) -> None:
        """There are this many lines now. The scroll bar follows; nothing else on the screen moves."""
        size = Size(self.line_width, count)
        if size != self.virtual_size:
            # Setting it openly would lay out the whole screen, which the size of what is scrolled never changes.
            self.set_reactive(ScrollView.virtual_size, size)
            self._scroll_update(size)

    def scroll_lines(self, lines: int) -> None:
        """Scroll by a number of lines, at once."""
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False)

    def action_scroll_up(self) -> None:
        self.scroll_lines(-1)

    def action_scroll_down(self) -> None:
        self.scroll_lines(1)

    def action_page_up(self) -> None:
        self.scroll_lines(1 - self.size.height)

    def action_page_down(self) -> None:
        self.scroll_lines(self.size.height - 1)

    def action_scroll_home(self) -> None:
        self.scroll_to(y=0, animate=False)

    def action_scroll_end(self) -> None:
        self.scroll_to(y=self.max_scroll_y, animate=False)
