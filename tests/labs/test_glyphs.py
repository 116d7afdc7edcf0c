"""The font: every picture is one of its own, and no digit is taken for another for a few wrong dots."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from tui.labs.base import LabError
from tui.labs.glyphs import DIGITS, DRAWN, digits, glyph


@pytest.mark.parametrize("character", DRAWN)
def test_each_is_drawn_whole(character: str) -> None:
    rows = DRAWN[character].split()
    assert [len(row) for row in rows] == [5] * 7
    assert set("".join(rows)) == {"#", "."}
    picture = glyph(character)
    assert picture.shape == (8, 8)
    assert set(picture.ravel().tolist()) == {0.0, 1.0}
    assert picture.sum() == DRAWN[character].count("#")
    # Room at the bottom and at both sides.
    assert not picture[7].any() and not picture[:, 0].any() and not picture[:, 6:].any()


def test_a_picture_is_the_right_way_up() -> None:
    shown = ["".join("#" if dot else "." for dot in row) for row in glyph("L")]
    assert shown[0] == ".#......"
    assert shown[6] == ".#####.."


def test_no_two_are_alike() -> None:
    assert all((glyph(one) != glyph(other)).any() for one, other in combinations(DRAWN, 2))


def test_digits_differ_in_five_dots_at_least() -> None:
    pictures = digits()
    assert pictures.shape == (10, 64)
    assert min(np.abs(one - other).sum() for one, other in combinations(pictures, 2)) >= 5
    assert all((pictures[int(digit)] == glyph(digit).ravel()).all() for digit in DIGITS)


def test_a_small_letter_is_drawn_as_its_capital() -> None:
    assert (glyph("k") == glyph("K")).all()


@pytest.mark.parametrize("character", ["é", "", "12", " "])
def test_what_is_not_drawn_is_said(character: str) -> None:
    with pytest.raises(LabError, match=r"no picture of .* \(there are 0123456789A"):
        glyph(character)


def test_a_picture_is_its_owners() -> None:
    glyph("3")[:] = 5
    assert glyph("3").max() == 1
