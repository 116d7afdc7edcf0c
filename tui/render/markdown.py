"""Markdown as lines of styled text: markdown-it's tokens, laid out for a width. No widget, no colour."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from rich.cells import cell_len

from ..course.text import cleaned
from .code import code_lines
from .table import card, column_widths, grid_row, rule
from .text import Line, Piece, Styled, break_lines

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# Text is never squeezed below this by nested quotes and lists; they stop indenting instead.
NARROWEST_TEXT = 12
BULLETS = ("•", "◦", "▪")
_ROLES = {"strong_open": "strong", "em_open": "em", "s_open": "struck", "link_open": "link"}


def layout(source: str, width: int, first_line: int = 0) -> list[Line]:
    """A Markdown text as lines of at most `width` cells. `first_line` is where it stands in its section."""
    return _Layout(max(width, 1), first_line).run(parser().parse(source))


@cache
def parser() -> MarkdownIt:
    """CommonMark with tables, struck text and `[[terms]]`; HTML is text like any other."""
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    markdown.inline.ruler.before("link", "term", _term_rule)
    return markdown


def _term_rule(state: Any, silent: bool) -> bool:
    """markdown-it inline rule: `[[id]]` or `[[id|words shown]]`."""
    if not state.src.startswith("[[", state.pos):
        return False
    end = state.src.find("]]", state.pos + 2, min(state.posMax, state.pos + 200))
    inner = state.src[state.pos + 2 : end]
    if end < 0 or not inner.strip() or "\n" in inner or "[" in inner:
        return False
    if not silent:
        token = state.push("term", "", 0)
        name, _, words = inner.partition("|")
        token.content = words.strip() or name.strip().replace("-", " ")
        token.info = name.strip()
    state.pos = end + 2
    return True


class _Container(NamedTuple):
    """A quote or list item around the text: what its first line begins with, and its other lines."""

    first: str
    rest: str
    role: str = "bullet"


class _Layout:
    def __init__(self, width: int, first_line: int) -> None:
        self.width = width
        self.first_line = first_line
        self.lines: list[Line] = []
        self.containers: list[_Container] = []
        self.lists: list[int | None] = []
        self.tight = False

    def run(self, tokens: list[Token]) -> list[Line]:
        rest = iter(tokens)
        for token in rest:
            self._take(token, rest)
        while self.lines and not self.lines[-1].plain.strip():
            self.lines.pop()
        return self.lines

    def _take(self, token: Token, rest: Iterable[Token]) -> None:
        match token.type:
            case "heading_open":
                self._gap()
                self._paragraph(_until(rest, "heading_close"), f"h{token.tag[1:]}")
            case "paragraph_open":
                if not token.hidden:
                    self._gap()
                self._paragraph(_until(rest, "paragraph_close"), "")
            case "fence" | "code_block":
                self._gap()
                self._code(token)
            case "hr":
                self._gap()
                self._emit([Line((Piece("─" * self._room(), "rule"),), self._source(token))])
            case "table_open":
                self._gap()
                self._table(_until(rest, "table_close"))
            case "blockquote_open":
                self._gap()
                self.containers.append(_Container("▌ ", "▌ ", "quote"))
            case "bullet_list_open":
                self._open_list(None)
            case "ordered_list_open":
                self._open_list(int(token.attrGet("start") or 1))
            case "list_item_open":
                self._open_item()
            case "list_item_close" | "blockquote_close":
                self.containers.pop()
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()

    def _source(self, token: Token) -> int:
        return self.first_line + (token.map[0] if token.map else 0)

    def _room(self) -> int:
        return max(self.width - sum(cell_len(c.rest) for c in self._shown()), 1)

    def _shown(self) -> list[_Container]:
        """The containers that are drawn: the outermost, as far as text keeps room beside them."""
        room = self.width
        shown: list[_Container] = []
        for container in self.containers[:40]:
            room -= cell_len(container.rest)
            if room < NARROWEST_TEXT and shown:
                break
            if room < 1:
                break
            shown.append(container)
        return shown

    def _gap(self) -> None:
        """A blank line before a block, unless it begins the text, a quote or a list item."""
        fresh_item = any(container.first != container.rest for container in self.containers)
        if self.lines and not fresh_item and self.lines[-1].plain.strip(" ▌"):
            self._emit([Line()])

    def _open_list(self, start: int | None) -> None:
        if not self.lists:
            self._gap()
        self.lists.append(start)

    def _open_item(self) -> None:
        number = self.lists[-1]
        if number is None:
            mark = BULLETS[(len(self.lists) - 1) % len(BULLETS)] + " "
        else:
            mark = f"{number}. "
            self.lists[-1] = number + 1
        self.containers.append(_Container(mark, " " * len(mark)))

    def _emit(self, lines: list[Line]) -> None:
        """Add lines, each behind the marks of the containers around it; a mark is used once."""
        shown = self._shown()
        for line in lines:
            marks = tuple(Piece(c.first, c.role) for c in shown)
            margin = sum(len(mark.text) for mark in marks) + line.margin
            self.lines.append(line._replace(pieces=marks + line.pieces, margin=margin))
            if any(c.first != c.rest for c in self.containers):
                self.containers = [c._replace(first=c.rest) for c in self.containers]
                shown = self._shown()

    def _paragraph(self, tokens: list[Token], role: str) -> None:
        for token in tokens:
            text = Styled(inline_pieces(token, role))
            ranges = break_lines(text.plain, self._room())
            source = self._source(token)
            self._emit(
                [
                    Line(pieces, source, ranges[i][0], 0, i + 1 < len(ranges))
                    for i, pieces in enumerate(text.cuts(ranges))
                ]
            )

    def _code(self, token: Token) -> None:
        room = self._room()
        language = token.info.strip().split(" ")[0].lower() if token.info else ""
        first = self._source(token) + (token.type == "fence")
        lines = []
        for number, pieces in enumerate(code_lines(cleaned(token.content), language)):
            text = Styled(pieces)
            # Code is broken at the edge, not at words: its spaces mean something.
            for start, end in _hard_breaks(text.plain, room):
                fill = Piece(" " * (room - cell_len(text.plain[start:end])), "code")
                lines.append(Line((*text.cut(start, end), fill), first + number, start, 0, end < len(text.plain)))
        self._emit(lines)

    def _table(self, tokens: list[Token]) -> None:
        rows: list[list[Styled]] = []
        sources: list[int] = []
        for token in tokens:
            if token.type == "tr_open":
                rows.append([])
                sources.append(self._source(token))
            elif token.type == "inline":
                head = len(rows) == 1
                rows[-1].append(Styled(inline_pieces(token, "strong" if head else "")))
        room = self._room()
        widths = column_widths([[cell.plain for cell in row] for row in rows], room)
        if widths is None:
            for row, source in zip(rows[1:], sources[1:], strict=True):
                self._emit(card(rows[0], row, room, source))
            return
        for number, (row, source) in enumerate(zip(rows, sources, strict=True)):
            self._emit(grid_row(row, widths, source))
            if number == 0:
                self._emit([rule(widths, source)])


def _until(tokens: Iterable[Token], closing: str) -> list[Token]:
    found = []
    for token in tokens:
        if token.type == closing:
            break
        found.append(token)
    return found


def _hard_breaks(text: str, width: int) -> list[tuple[int, int]]:
    if cell_len(text) <= width:
        return [(0, len(text))]
    ranges, start, used = [], 0, 0
    for place, character in enumerate(text):
        size = cell_len(character)
        if used + size > width and place > start:
            ranges.append((start, place))
            start, used = place, 0
        used += size
    return [*ranges, (start, len(text))]


def inline_pieces(token: Token, role: str = "") -> list[Piece]:
    """The pieces of an inline token: text with the roles of emphasis, code, links and terms around it."""
    pieces: list[Piece] = []
    roles: list[str] = [role] if role else []
    targets: list[str] = []
    for child in token.children or []:
        match child.type:
            case "text" | "text_special" | "html_inline":
                pieces.append(_piece(child.content, roles, targets))
            case "softbreak":
                pieces.append(_piece(" ", roles, targets))
            case "hardbreak":
                pieces.append(_piece("\n", roles, targets))
            case "code_inline":
                pieces.append(_piece(child.content, [*roles, "code"], targets))
            case "term":
                pieces.append(_piece(child.content, [*roles, "term"], [f"term:{cleaned(child.info)}"]))
            case "image":
                words = child.content or "picture"
                pieces.append(_piece(f"[{words}]", [*roles, "image"], [str(child.attrGet("src") or "")]))
            case "link_open":
                roles.append("link")
                targets.append(str(child.attrGet("href") or ""))
            case "link_close":
                roles.pop()
                targets.pop()
            case kind if kind in _ROLES:
                roles.append(_ROLES[kind])
            case "strong_close" | "em_close" | "s_close":
                roles.pop()
    return [piece for piece in pieces if piece.text]


def _piece(text: str, roles: list[str], targets: list[str]) -> Piece:
    return Piece(cleaned(text), " ".join(roles), cleaned(targets[-1]) if targets else "")


def inline_text(source: str, role: str = "") -> list[Piece]:
    """The pieces of one line of Markdown, such as a table cell or an answer's text."""
    tokens = parser().parseInline(" ".join(source.split()))
    return [piece for token in tokens for piece in inline_pieces(token, role)]
