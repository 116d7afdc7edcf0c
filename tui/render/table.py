"""Tables that lose nothing: columns side by side where each word fits, otherwise a card for each row."""

from __future__ import annotations

from rich.cells import cell_len

from .text import Line, Piece, Styled, break_lines, padded

GAP = " │ "
# Narrower columns break ordinary words.
NARROWEST = 8
# A card says each heading again and is read downwards; a column of one word a line is worse than that.
_WIDEST_WORD = 16


def column_widths(rows: list[list[str]], available: int) -> list[int] | None:
    """Widths for the columns of a table in `available` cells, or None when they don't fit beside each other."""
    columns = max(len(row) for row in rows)
    room = available - len(GAP) * (columns - 1)
    natural = [max(1, *(cell_len(row[i]) for row in rows if i < len(row))) for i in range(columns)]
    if sum(natural) <= room:
        return natural
    least = [
        min(n, max(NARROWEST, *(_longest_word(row[i]) for row in rows if i < len(row))))
        for i, n in enumerate(natural)
    ]
    if sum(least) > room:
        return None
    return _shared(natural, least, room)


def _longest_word(text: str) -> int:
    return min(_WIDEST_WORD, max((cell_len(word) for word in text[:2000].split()), default=0))


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


def grid_row(cells: list[Styled], widths: list[int], source: int) -> list[Line]:
    """One table row as lines, its cells wrapped beside each other."""
    blocks = [
        [padded(pieces, width) for pieces in cell.cuts(break_lines(cell.plain, width))]
        for cell, width in zip(cells, widths, strict=False)
    ]
    blank = [(Piece(" " * width),) for width in widths]
    height = max(len(block) for block in blocks)
    lines = []
    for number in range(height):
        pieces: list[Piece] = []
        for i in range(len(widths)):
            if i:
                pieces.append(Piece(GAP, "rule"))
            has_line = i < len(blocks) and number < len(blocks[i])
            pieces += blocks[i][number] if has_line else blank[i]
        lines.append(Line(tuple(pieces), source, number))
    return lines


def rule(widths: list[int], source: int) -> Line:
    """The line between a table's head and its rows."""
    return Line((Piece("─┼─".join("─" * width for width in widths), "rule"),), source)


def card(headings: list[Styled], cells: list[Styled], width: int, source: int) -> list[Line]:
    """One table row as a card: each heading with its cell under it, wrapped to the width."""
    lines: list[Line] = []
    for number, cell in enumerate(cells):
        heading = headings[number] if number < len(headings) else Styled([])
        if heading.plain:
            label = Styled([Piece(p.text, "label", p.target) for p in heading.pieces])
            lines += _wrapped(label, width, source, "")
        lines += _wrapped(cell, width, source, "  " if heading.plain and width > 12 else "")
    lines.append(Line((Piece("─" * width, "rule"),), source))
    return lines


def _wrapped(text: Styled, width: int, source: int, indent: str) -> list[Line]:
    ranges = break_lines(text.plain, width - len(indent))
    lead = (Piece(indent),) if indent else ()
    return [
        Line((*lead, *pieces), source, ranges[i][0], len(indent), i + 1 < len(ranges))
        for i, pieces in enumerate(text.cuts(ranges))
    ]
