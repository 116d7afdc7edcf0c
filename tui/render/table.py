"""Tables that lose nothing: columns side by side where each word fits, otherwise a card for each row."""

from __future__ import annotations

from .text import Line, Piece, Styled, break_lines, cells, padded

GAP = " │ "
# Narrower columns break ordinary words.
NARROWEST = 8
# A card says each heading again and is read downwards; a column of one word a line is worse than that.
_WIDEST_WORD = 16


def table_lines(rows: list[list[Styled]], aligns: list[str], width: int, source: int) -> list[Line]:
    """A table, heading first, at line `source`; `aligns` holds `right`, `center` or '' for each column."""
    columns = max(len(row) for row in rows)
    rows = [row + [Styled([])] * (columns - len(row)) for row in rows]
    aligns = aligns + [""] * (columns - len(aligns))
    widths = column_widths([[cell.plain for cell in row] for row in rows], width)
    if widths is None:
        return _cards(rows, width, source)
    blocks = [_grid_row(row, widths, aligns, _source(source, i)) for i, row in enumerate(rows)]
    # Rows that go over several lines would run into each other without a rule between them.
    ruled = any(len(block) > 1 for block in blocks[1:])
    lines = blocks[0]
    for number, block in enumerate(blocks[1:], 1):
        if number == 1 or ruled:
            lines.append(_rule(widths, _source(source, number)))
        lines += block
    return lines if len(blocks) > 1 else [*lines, _rule(widths, source)._replace(offset=lines[-1].offset)]


def read_out(heading: list[Styled], rows: list[list[Styled]], width: int, source: int) -> list[Line]:
    """The same without columns: row by row, each cell on a line after its heading."""
    lines: list[Line] = []
    for number, row in enumerate(rows or [[Styled([])] * len(heading)], 1):
        lines += [Line(source=_source(source, number))] if lines else []
        for place, cell in enumerate(row):
            name = heading[place].plain if place < len(heading) else ""
            mark = [Piece(f"{name}: " if cell.plain else f"{name}:")] if name else []
            if name or cell.plain:
                lines += Styled([*mark, *cell.pieces]).lines(width, _source(source, number))
    return lines


def _source(first: int, row: int) -> int:
    """The line of a row; the second line of a table only says where columns are."""
    return first + row + (row > 0)


def column_widths(rows: list[list[str]], available: int) -> list[int] | None:
    """Widths for the columns of a table in `available` cells, or None when they don't fit beside each other."""
    columns = max(len(row) for row in rows)
    room = available - len(GAP) * (columns - 1)
    if room < columns:
        return None
    natural = [max(1, *(_widest_line(row[i]) for row in rows if i < len(row))) for i in range(columns)]
    if sum(natural) <= room:
        return natural
    least = [
        min(n, max(NARROWEST, *(_longest_word(row[i]) for row in rows if i < len(row))))
        for i, n in enumerate(natural)
    ]
    if sum(least) > room:
        return None
    return _shared(natural, least, room)


def _widest_line(text: str) -> int:
    return max(cells(line) for line in text.split("\n"))


def _longest_word(text: str) -> int:
    return min(_WIDEST_WORD, max((cells(word) for word in text[:2000].split()), default=0))


def _shared(natural: list[int], least: list[int], room: int) -> list[int]:
    """Hand out the room above the least widths in proportion to what each column still wants."""
    spare = room - sum(least)
    wants = [n - m for n, m in zip(natural, least, strict=True)]
    total = sum(wants)
    widths = [m + spare * want // total for m, want in zip(least, wants, strict=True)]
    left = room - sum(widths)
    for i in sorted(range(len(widths)), key=lambda i: natural[i] - widths[i], reverse=True)[:left]:
        widths[i] += 1
    return widths


def _grid_row(row: list[Styled], widths: list[int], aligns: list[str], source: int) -> list[Line]:
    """One row as lines, its cells wrapped beside each other."""
    ranges = [break_lines(cell.plain, width) for cell, width in zip(row, widths, strict=True)]
    blocks = [
        [padded(pieces, width, align) for pieces in cell.cuts(parts)]
        for cell, parts, width, align in zip(row, ranges, widths, aligns, strict=True)
    ]
    # The longest cell says how far down the row a line is.
    longest = max(ranges, key=len)
    lines = []
    for number, (offset, _) in enumerate(longest):
        pieces: list[Piece] = []
        for i, (block, width) in enumerate(zip(blocks, widths, strict=True)):
            if i:
                pieces.append(Piece(GAP, "rule"))
            pieces += block[number] if number < len(block) else (Piece(" " * width),)
        lines.append(Line(tuple(pieces), source, offset))
    return lines


def _rule(widths: list[int], source: int) -> Line:
    return Line((Piece("─┼─".join("─" * width for width in widths), "rule"),), source)


def _cards(rows: list[list[Styled]], width: int, source: int) -> list[Line]:
    headings = [Styled([Piece(p.text, "label", p.target) for p in cell.pieces]) for cell in rows[0]]
    if len(rows) == 1:
        return _card([Styled([])] * len(headings), rows[0], width, source)
    lines: list[Line] = []
    for number, row in enumerate(rows[1:], 1):
        card = _card(headings, row, width, _source(source, number))
        if lines and card:
            lines.append(Line((Piece("─" * width, "rule"),), card[0].source))
        lines += card
    return lines


def _card(headings: list[Styled], row: list[Styled], width: int, source: int) -> list[Line]:
    """One row, each heading with its cell under it, wrapped to the width."""
    lines: list[Line] = []
    offset = 0
    for heading, cell in zip(headings, row, strict=True):
        if heading.plain:
            lines += [line._replace(offset=offset) for line in heading.lines(width, source)]
        if cell.plain:
            indent = "  " if heading.plain and width > NARROWEST else ""
            lines += cell.lines(width, source, offset=offset, indent=indent)
            offset += len(cell.plain)
    return lines
