"""Tables: what columns get of the width, when rows become cards, and that every line fits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.render.showing import has_all, letters
from tui.render.table import GAP, NARROWEST, column_widths, table_lines
from tui.render.text import Piece, Styled

CELLS = st.lists(st.sampled_from(["a", "word", "longerword", " ", "漢字", "👩‍🚀", "x" * 20, "\n"]), max_size=12).map(
    lambda parts: " ".join("".join(parts).split(" "))
)
ROWS = st.integers(1, 6).flatmap(lambda n: st.lists(st.lists(CELLS, min_size=n, max_size=n), min_size=1, max_size=5))


def widest(text: str) -> int:
    return max(cell_len(line) for line in text.split("\n"))


@given(ROWS, st.integers(1, 120))
def test_columns_side_by_side_fit_the_page(rows: list[list[str]], available: int) -> None:
    widths = column_widths(rows, available)
    if widths is not None:
        assert sum(widths) + len(GAP) * (len(widths) - 1) <= available
        assert all(width >= 1 for width in widths)


@given(ROWS, st.integers(1, 120))
def test_a_column_is_never_wider_than_it_needs_nor_too_narrow_to_read(rows: list[list[str]], available: int) -> None:
    widths = column_widths(rows, available)
    for column, width in enumerate(widths or []):
        natural = max(1, *(widest(row[column]) for row in rows))
        assert min(natural, NARROWEST) <= width <= natural


@given(ROWS, st.integers(1, 120))
def test_room_that_is_wanted_is_not_left(rows: list[list[str]], available: int) -> None:
    widths = column_widths(rows, available)
    if widths is not None:
        natural = sum(max(1, *(widest(row[i]) for row in rows)) for i in range(len(widths)))
        assert sum(widths) == min(natural, available - len(GAP) * (len(widths) - 1))


@given(ROWS)
def test_cards_come_only_when_columns_have_no_room(rows: list[list[str]]) -> None:
    columns = len(rows[0])
    assert column_widths(rows, 16 * columns + len(GAP) * (columns - 1)) is not None


@pytest.mark.parametrize(
    ("rows", "available", "widths"),
    [
        ([["a", "b"]], 5, [1, 1]),
        ([["a", "b"]], 4, None),
        ([["", ""]], 10, [1, 1]),
        ([["ab", "漢字"]], 80, [2, 4]),
        ([["one\ntwo", "b"]], 80, [3, 1]),
        ([["word " * 10, "x"]], 20, [16, 1]),
        ([["word " * 10, "word " * 10]], 19, [8, 8]),
        ([["word " * 10, "word " * 10]], 18, None),
        ([["word " * 10, "word " * 30]], 43, [13, 27]),
        ([["a"], ["b", "c"]], 80, [1, 1]),
        ([["a"] * 1000], 80, None),
    ],
)
def test_widths(rows: list[list[str]], available: int, widths: list[int] | None) -> None:
    assert column_widths(rows, available) == widths


@given(ROWS, st.integers(2, 100), st.lists(st.sampled_from(["", "right", "center"]), max_size=6))
def test_nothing_is_lost_and_every_line_fits(rows: list[list[str]], width: int, aligns: list[str]) -> None:
    lines = table_lines([[Styled([Piece(cell)]) for cell in row] for row in rows], aligns[: len(rows[0])], width, 5)
    assert all(cell_len(line.plain) <= width for line in lines)
    assert has_all(letters(line.plain for line in lines), letters(cell for row in rows for cell in row))


@given(ROWS, st.integers(2, 100))
def test_lines_know_their_row(rows: list[list[str]], width: int) -> None:
    lines = table_lines([[Styled([Piece(cell)]) for cell in row] for row in rows], [], width, 5)
    places = [(line.source, line.offset) for line in lines]
    assert places == sorted(places)
    # The second line of a table, which says where columns are, is no row.
    assert {line.source for line in lines} <= {5, *range(7, 6 + len(rows))}


@given(ROWS, st.integers(60, 200))
def test_bars_stand_below_each_other(rows: list[list[str]], width: int) -> None:
    texts = [[Styled([Piece(cell)]) for cell in row] for row in rows]
    if column_widths(rows, width) is not None:
        lines = [line.plain for line in table_lines(texts, [], width, 0)]
        places = {tuple(cell_len(line[:at]) for at, sign in enumerate(line) if sign in "│┼") for line in lines}
        assert len(places) == 1
