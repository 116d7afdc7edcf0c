"""Blocks of Markdown as lines: paragraphs, lists, quotes, tables, code, each set off from the next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from ..course.text import cleaned
from .code import code_lines
from .inline import pieces
from .margin import QUOTE_ROLES, Margin, Mark, bullet, item_mark, note_mark, quote_mark
from .maths import formula
from .prepare import prepare
from .table import table_lines
from .text import Line, Piece, Styled, cells, cut_lines

if TYPE_CHECKING:
    from markdown_it.token import Token

_LANGUAGE = re.compile(r"[\w+#.-]+")
TO_DO, DONE = "☐", "☑"


class Blocks:
    """Lays out blocks one under the other, with a blank line between them where one belongs."""

    def __init__(self, width: int, environment: dict[str, Any], within: tuple[Mark, ...] = ()) -> None:
        self.lines: list[Line] = []
        self.environment = environment
        self._margin = Margin(max(width, 1), within)
        self._first_line = 0
        self._role = ""
        self._lists: list[_List] = []
        self._depth = sum(mark.role == "bullet" for mark in within)
        self._open = [_Open(0, 0, False)]
        self._due: Line | None = None
        # What ended last: a `block` that is set off from what follows, a `list`, a `note`, or text.
        self._after = ""
        self._loose = False

    def end(self, source: int) -> None:
        """Show marks whose text showed nothing."""
        if self._margin.pending:
            self._emit_marks(self._margin.squeezed(), source)

    @property
    def ends_with_block(self) -> bool:
        """Whether the last block is one that is set off from whatever follows, even among close items."""
        return self._after == "block"

    @property
    def ends_with_loose_list(self) -> bool:
        """Whether a list ended last, and its items stand apart."""
        return self._after == "list" and self._loose

    def tokens(self, tokens: list[Token], first_line: int, number: int | None = None) -> None:
        """Lay out block tokens. `number`, if given, is what an ordered list at the beginning starts with."""
        prepare(tokens)
        self._first_line = first_line
        if tokens and number is not None and tokens[0].type == "ordered_list_open":
            tokens[0].attrs["start"] = number
        for token in tokens:
            self._token(token)

    def _token(self, token: Token) -> None:
        source = self._first_line + (token.map[0] if token.map else 0)
        match token.type:
            case "heading_open":
                self._role = token.tag
            case "paragraph_open":
                self._role = ""
            case "inline":
                self.text(token.content, source, self._role)
            case "fence":
                self.code(token.content, token.info, source + 1)
            case "code_block":
                self.code(token.content, "", source)
            case "hr":
                self._rule(source)
            case "table":
                self._table(token, source)
            case "formula":
                self._formula(token, source)
            case "raw":
                self.raw(token.content, source)
            case "bullet_list_open" | "ordered_list_open":
                self._gap(source, set_off=self._after == "list")
                self._lists.append(_List(token, self._depth + len(self._lists)))
            case "bullet_list_close" | "ordered_list_close":
                self._loose = self._lists.pop().loose
                self._after = "block" if self.ends_with_block else "list"
            case "list_item_open":
                self._open_item(token, source)
            case "blockquote_open":
                self._open_quote(token, source)
            case "note_open":
                self._open_note(token, source)
            case "list_item_close" | "blockquote_close" | "note_close":
                self._close(token.type)

    # Blocks with text

    def text(self, markdown: str, source: int, role: str = "", offset: int = 0) -> None:
        """A paragraph or (in a role such as `h2`) a heading; `offset` is where the text begins in its block."""
        found = pieces(markdown, self.environment, role)
        if not found:
            return
        self._gap(source, set_off=bool(role))
        text = Styled([*self._margin.squeezed(), *found])
        self._emit(text.lines(self._margin.room, source, offset=offset))
        self._after = "block" if role else ""

    def raw(self, source_text: str, source: int, offset: int = 0) -> None:
        """Lines as they are written, no mark in them meaning anything."""
        lines: list[Line] = []
        for number, line in enumerate(cleaned(source_text).split("\n")):
            if line.strip():
                text = Styled([Piece(line.expandtabs(4))])
                lines += text.lines(self._margin.room, source + number, offset=0 if number else offset)
        self._block(lines)

    def code(self, code: str, info: str, source: int, offset: int = 0) -> None:
        """Lines of code; `info` is what stands behind the fence, its first word the language."""
        language = _LANGUAGE.search(info)
        lines: list[Line] = []
        room = self._margin.room
        for number, found in enumerate(code_lines(cleaned(code), language[0].lower() if language else "")):
            text = Styled(found)
            begin = 0 if number else offset
            # Code is broken at the edge, not at words: its spaces mean something.
            for start, end in cut_lines(text.plain, room):
                shown = text.cut(start, end)
                fill = " " * (room - sum(cells(piece.text) for piece in shown))
                shown = (*shown, Piece(fill, "code")) if fill else shown
                lines.append(Line(shown, source + number, begin + start, 0, end < len(text.plain)))
        self._block(lines)

    def _rule(self, source: int) -> None:
        self._block([Line((Piece("─" * self._margin.room, "rule"),), source)])

    def _table(self, token: Token, source: int) -> None:
        head, *rows = token.meta["rows"]
        texts = [[self._cell(cell, "strong") for cell in head], *([self._cell(cell) for cell in row] for row in rows)]
        self._block(table_lines(texts, token.meta["aligns"], self._margin.room, source))

    def _cell(self, markdown: str, role: str = "") -> Styled:
        return Styled(pieces(markdown, self.environment, role))

    def _formula(self, token: Token, source: int) -> None:
        shown = formula(token.content)
        if shown is None:
            self.code(f"$${token.content}$$", "", source)
            return
        indent = "  " if self._margin.room > len("  ") * 10 else ""
        lines = [
            line
            for number, row in enumerate(shown.split("\n"))
            for line in Styled([Piece(cleaned(row), "em")]).lines(self._margin.room, source + number, indent=indent)
        ]
        self._block(lines)

    # Containers

    def _open_item(self, token: Token, source: int) -> None:
        items = self._lists[-1]
        if items.shown and (items.loose or self.ends_with_block):
            self._blank(source)
        self._enter(item_mark(items.next_sign(token.meta.get("done"))), source, close=not items.loose)

    def _open_quote(self, token: Token, source: int) -> None:
        self._gap(source, set_off=True)
        kind = token.meta.get("kind", "")
        self._enter(quote_mark(kind), source)
        if kind:
            self.admonition(kind, source)
            # What follows stands right below, as if it were the first.
            self._open[-1] = self._open[-1]._replace(began=len(self.lines))

    def admonition(self, kind: str, source: int) -> None:
        """The word that says what an admonition is."""
        self._emit(Styled([Piece(kind.capitalize(), QUOTE_ROLES[kind])]).lines(self._margin.room, source))

    def _open_note(self, token: Token, source: int) -> None:
        # Footnotes stand close together.
        if self._after != "note":
            self._gap(source, set_off=True)
        self._enter(item_mark(note_mark(token.info), "accent"), source)

    def _enter(self, mark: Mark, source: int, *, close: bool = False) -> None:
        self._margin.push(mark)
        self._open.append(_Open(source, len(self.lines), close))
        self._after = ""

    def _close(self, kind: str) -> None:
        opened = self._open.pop()
        if kind != "blockquote_close":
            self.end(opened.source)
        self._margin.pop()
        if kind == "list_item_close":
            self._after = "block" if self.ends_with_block else ""
        else:
            self._after = "note" if kind == "note_close" else "block"

    # Lines

    def _gap(self, source: int, *, set_off: bool = False) -> None:
        """A blank line before a block, unless it begins its container or stands close to its neighbours."""
        container = self._open[-1]
        if len(self.lines) > container.began and (set_off or self.ends_with_block or not container.close):
            self._blank(source)

    def _blank(self, source: int) -> None:
        """Leave a line blank, once something follows."""
        self._due = self._due or Line(self._margin.blank(), source)

    def _block(self, lines: list[Line]) -> None:
        """Lines that are set off from what is around them."""
        if lines:
            self._gap(lines[0].source, set_off=True)
            if squeezed := self._margin.squeezed():
                self._emit_marks(squeezed, lines[0].source)
            self._emit(lines)
            self._after = "block"

    def _emit_marks(self, squeezed: list[Piece], source: int) -> None:
        """A line for marks alone, among them those without room beside text."""
        self._emit([line._replace(offset=0) for line in Styled(squeezed).lines(self._margin.room, source)])

    def _emit(self, lines: list[Line]) -> None:
        """Add lines, each behind the marks of the containers around it."""
        if self._due is not None:
            self.lines.append(self._due)
            self._due = None
        for line in lines:
            marks = self._margin.take()
            margin = sum(len(mark.text) for mark in marks) + line.margin
            self.lines.append(line._replace(pieces=marks + line.pieces, margin=margin))


class _Open(NamedTuple):
    """An open container: where it begins in the source and in the lines, and whether its blocks stand close."""

    source: int
    began: int
    close: bool


class _List:
    """A list that is open, and the sign of its next item."""

    def __init__(self, token: Token, depth: int) -> None:
        self.loose: bool = token.meta["loose"]
        self.shown = 0
        self._bullet = bullet(depth)
        self._ordered = token.type == "ordered_list_open"
        start = token.attrGet("start")
        self._start = 1 if start is None else int(start)
        self._digits = len(str(self._start + token.meta["length"] - 1))
        self._delimiter = token.markup

    def next_sign(self, done: bool | None) -> str:
        """Bullet or number of the next item, and its box if it is a task."""
        box = "" if done is None else DONE if done else TO_DO
        self.shown += 1
        if not self._ordered:
            return box or self._bullet
        number = f"{self._start + self.shown - 1:>{self._digits}}{self._delimiter}"
        return f"{number} {box}" if box else number
