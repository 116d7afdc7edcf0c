"""A comparison as lines: nothing is lost at any width, and only what is seen is laid out."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.compare.making import table, tables
from tui.compare.arrange import Shown, arranged, whole
from tui.compare.as_markdown import NOT_GIVEN
from tui.compare.cells import cell_of
from tui.course.model import Comparison
from tui.render.comparison.faces import Face, face, styled
from tui.render.comparison.flow import Flow
from tui.render.comparison.layout import layout_for
from tui.render.comparison.page import Page
from tui.render.comparison.rows import Block
from tui.render.text import Line, Piece

NAMES = ["GAN", "VAE", "Diffusion", "Autoregressive"]


def page(shown: Shown, width: int, here: tuple[int, int] = (0, 0), notes: bool = False, left: int = 0) -> Page:
    def face_of(row: object, subject: object) -> Face:
        return face(cell_of(row, subject), note=notes)  # type: ignore[arg-type]

    return Page(shown, [("A table", "h1")], shown.status, face_of, width, here, left)


def lines(found: Page) -> list[Line]:
    for block in range(len(found.flow.starts) - 1):
        found.flow.block(block)
    return [*found.header(), *(found.flow.line(number) for number in range(found.flow.total))]


def letters(text: str) -> str:
    """The text without spaces: a long word may be broken over lines."""
    return "".join(text.split())


def test_a_card_whose_heading_has_gone_still_says_its_dimension() -> None:
    found = table(("How it learns", *("a long cell of many words " * 3 for _ in NAMES)), subjects=" ".join(NAMES))
    laid = page(arranged(found, whole(found)), 36)
    assert laid.layout.kind == "cards"
    first = laid.flow.starts[1]
    assert laid.pinned(first) == laid.header()
    told = [line.plain.strip() for line in laid.pinned(first + 3)]
    assert told[0].startswith("How it learns") and len(told) == len(laid.header())
    # The blank line after a card belongs to none.
    assert laid.pinned(laid.flow.total - 1) == laid.header()


@given(tables(), st.integers(16, 220), st.integers(0, 200))
def test_what_is_pinned_fits_and_takes_the_same_lines(found: Comparison, width: int, number: int) -> None:
    laid = page(arranged(found, whole(found)), width)
    pinned = laid.pinned(min(number, laid.flow.total - 1))
    assert len(pinned) == len(laid.header()) and all(cell_len(line.plain) <= width for line in pinned)


@given(tables(), st.integers(16, 220), st.booleans())
def test_every_word_of_every_cell_is_there_at_every_width(found: Comparison, width: int, notes: bool) -> None:
    shown = arranged(found, whole(found))
    for row, _ in enumerate(shown.rows or (None,)):
        for column, subject in enumerate(shown.subjects):
            laid = page(shown, width, (row, column), notes)
            text = [line.plain for line in lines(laid)]
            assert max(map(cell_len, text)) <= width
            spot = laid.spot()
            if not shown.rows:
                assert spot is None
                continue
            assert spot is not None
            block = laid.flow.block(row + 1)
            cell = cell_of(shown.rows[row], subject)
            # What belongs to the cell: its columns of its lines; names and signs around it are no part of it.
            inside = "".join(line.plain[spot.left : spot.right] for line in block.lines[spot.top : spot.end])
            wanted = styled(cell.short).plain if cell else NOT_GIVEN
            assert letters(wanted) in letters(inside)
            if notes and cell and cell.note:
                assert letters(cell.note) in letters("".join(line.plain for line in block.lines))
            assert letters(shown.rows[row].dimension) in letters("".join(text))
            assert letters(subject.name) in letters("".join(text))


@given(tables(), st.integers(16, 220))
def test_exactly_one_cell_bears_the_sign_of_the_cursor(found: Comparison, width: int) -> None:
    shown = arranged(found, whole(found))
    if shown.rows:
        laid = page(shown, width, (len(shown.rows) - 1, len(shown.subjects) - 1))
        assert sum(line.plain.count("▸") for line in lines(laid)) == 1
        laid.move(0, laid.layout.columns[0][0])
        after = [line.plain for line in lines(laid)]
        assert sum(line.count("▸") for line in after) == 1
        block = laid.flow.block(1)
        assert any("▸" in line.plain for line in block.lines)


def test_side_by_side_where_there_is_room_and_cards_where_there_is_not() -> None:
    kinds = {width: layout_for(NAMES, ["How it learns"], width).kind for width in (38, 56, 84, 119, 156, 199)}
    assert kinds == {38: "cards", 56: "cards", 84: "cards", 119: "under", 156: "side", 199: "side"}


@pytest.mark.parametrize("count", [7, 50])
def test_of_many_subjects_those_around_the_cursor_are_seen(count: int) -> None:
    left = 0
    for cursor in (0, 1, 2, 3, count - 1, count - 2, count - 4, 0):
        layout = layout_for(["name"] * count, ["Row"], 119, cursor, left)
        places = [place for place, _ in layout.columns]
        assert layout.kind == "side"
        assert cursor in places
        assert places == list(range(places[0], places[0] + len(places))) and len(places) == 3
        assert places[0] == left or not left <= cursor < left + 3, "it moves only when it has to"
        left = places[0]


def test_a_window_says_what_is_beside_it() -> None:
    found = table(("Row", *"abcdefgh"), subjects="A B C D E F G H")
    shown = arranged(found, whole(found))
    assert "1–3 of 8 ›" in page(shown, 119).header()[1].plain
    assert "‹ 4–6 of 8 ›" in page(shown, 119, (0, 5), left=3).header()[1].plain


# Blocks of lines


def flow_of(heights: list[int], guesses: list[int]) -> Flow:
    return Flow(lambda index: Block([Line((Piece(f"{index}.{n}"),)) for n in range(heights[index])]), guesses)


_FLOWS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=30)


@given(_FLOWS, st.integers(0, 29), st.integers(0, 8), st.integers(1, 15))
def test_what_is_wanted_at_the_top_is_there_whatever_was_guessed(
    blocks: list[tuple[int, int]], index: int, within: int, room: int
) -> None:
    heights, guesses = [height for height, _ in blocks], [guess for _, guess in blocks]
    all_lines = [f"{i}.{n}" for i, height in enumerate(heights) for n in range(height)]
    index = min(index, len(heights) - 1)
    within = max(min(within, heights[index] - 1), 0)
    flow = flow_of(heights, guesses)
    number = flow.settled((index, within), room)
    seen = [flow.line(n).plain for n in range(number, min(number + room, flow.total))]
    start = min(sum(heights[:index]) + within, max(len(all_lines) - room, 0))
    assert seen == all_lines[start : start + room]


@given(_FLOWS, st.integers(0, 29), st.integers(1, 15))
def test_the_end_of_a_block_comes_into_view(blocks: list[tuple[int, int]], index: int, room: int) -> None:
    heights, guesses = [height for height, _ in blocks], [guess for _, guess in blocks]
    index = min(index, len(heights) - 1)
    if not heights[index]:
        return
    flow = flow_of(heights, guesses)
    number = flow.settled(flow.end_in_view(index, heights[index], room), room)
    seen = [flow.line(n).plain for n in range(number, min(number + room, flow.total))]
    assert f"{index}.{heights[index] - 1}" in seen


def test_of_a_large_table_only_what_is_seen_is_laid_out() -> None:
    chance = random.Random(1)
    subjects = " ".join(f"S{n}" for n in range(50))
    found = table(*((f"Dimension {n}", *chance.choices("abc", k=50)) for n in range(500)), subjects=subjects)
    asked: set[str] = set()
    shown = arranged(found, whole(found))

    def face_of(row: object, subject: object) -> Face:
        asked.add(f"{row.id}/{subject.id}")  # type: ignore[attr-defined]
        return face(cell_of(row, subject))  # type: ignore[arg-type]

    laid = Page(shown, [("T", "h1")], shown.status, face_of, 119, (0, 0))
    laid.flow.settled((250, 0), 36)
    assert 0 < len(asked) < 100
