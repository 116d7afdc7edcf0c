"""The 5-gram: Witten and Bell's rule by hand, chances that add up, and texts that are too short."""

from __future__ import annotations

from math import log2

import pytest

from tui.labs.base import LabError
from tui.labs.ngram import SHORTEST_TEXT, NGram

# 60 times `ab`, 50 times `ac`: after `a`, `b` came 60 times and `c` 50.
TEXT = "ab" * 60 + "ac" * 50


def test_the_rule_by_hand() -> None:
    model = NGram(TEXT, order=2)
    # Without context: 220 characters, 3 kinds, 110 of them `a`; the even chance is 1/3.
    a = (110 + 3 / 3) / (220 + 3)
    c = (50 + 3 / 3) / (220 + 3)
    assert model.chances("")["a"] == pytest.approx(a)
    # After `a`: 110 sightings, 2 kinds, 50 of them `c`.
    assert model.chances("a")["c"] == pytest.approx((50 + 2 * c) / (110 + 2))
    assert model.chances("a")["a"] == pytest.approx(2 * a / (110 + 2))


def test_overlapping_sightings_count() -> None:
    assert NGram("a" * 300, order=3).followers("aa") == {"a": 298}


@pytest.mark.parametrize("context", ["", "a", "ab", "abab", "acacacac", "never seen", "\N{CAT}"])
def test_chances_add_up_and_agree(context: str) -> None:
    model = NGram(TEXT)
    chances = model.chances(context)
    assert sum(chances.values()) == pytest.approx(1)
    assert {character: model.chance(context, character) for character in "abc"} == pytest.approx(chances)
    assert model.chance(context, "z") == 0


def test_bits() -> None:
    model = NGram(TEXT, order=1)
    a = model.chance("", "a")
    assert model.bits([("x", "aa"), ("", "a")]) == pytest.approx(-log2(a))


@pytest.mark.parametrize("text", ["", " \n" * 500, "a" * (SHORTEST_TEXT - 1)])
def test_too_short_a_text_is_refused(text: str) -> None:
    with pytest.raises(LabError, match=f"too short to learn from: paste one of {SHORTEST_TEXT}"):
        NGram(text)
