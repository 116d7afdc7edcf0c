"""Finding words in laid-out text: as often as in the text itself, wherever lines end."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.render.finding import Findable, needle
from tui.render.markdown import layout
from tui.render.text import Piece, Styled, marked

WORDS = st.lists(
    st.sampled_from(["ab", "aba", "Äb", "e\u0301a", "naïve", "STRASSE", "Straße", "漢字", "a" * 30, "👩‍💻"])
)


def _plain(text: str) -> str:
    """What a text is compared by, written down another way than in the program."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(c for c in apart if not unicodedata.combining(c) and c not in "\u200d\ufe0f").casefold()


@given(WORDS, st.sampled_from(["ab", "A", "ba ab", "ea", "naive straße", "漢字", "aaa", "zz"]), st.integers(2, 40))
def test_it_counts_what_a_plain_scan_of_the_unbroken_text_counts(words: list[str], sought: str, width: int) -> None:
    text = " ".join(words)
    found = Findable(Styled([Piece(text)] if text else []).lines(width, 0))
    assert found.count(needle(sought)) == _plain(text).count(_plain(sought))
    assert len(found.spots(needle(sought))) == found.count(needle(sought))


@given(WORDS, st.sampled_from(["ab", "A", "ba ab", "ea", "naive straße"]), st.integers(2, 40))
def test_what_is_marked_is_what_was_sought(words: list[str], sought: str, width: int) -> None:
    text = " ".join(words)
    lines = Styled([Piece(text)] if text else []).lines(width, 0)
    for spots in Findable(lines).spots(needle(sought)):
        parts = [lines[spot.line].plain[spot.start : spot.end] for spot in spots]
        # Where a line ends at a space, that is not shown; where a word was cut, nothing is left out.
        assert _plain("".join(parts)).replace(" ", "") == _plain(sought).replace(" ", "")
        numbers = [spot.line for spot in spots]
        assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))


@pytest.mark.parametrize("width", [12, 20, 80])
@pytest.mark.parametrize(
    ("source", "sought", "times"),
    [
        ("- one two three four five six seven\n- eight", "two three four five", 1),
        ("> a **bold\n> claim** is made in a quote of some length", "bold claim is made", 1),
        ("```\nalpha beta gamma delta epsilon zeta\n```", "gamma delta epsilon", 1),
        ("one\n\ntwo", "one two", 0),
        ("“curly” quotes and a – dash", "\"curly\" quotes and a - dash", 1),
        ("[words](address)", "address", 0),
        ("a[i] and p(x)", "A[I] and P(X)", 1),
    ],
)  # fmt: skip
def test_marks_of_markdown_and_ends_of_lines_are_nothing_to_it(
    source: str, sought: str, times: int, width: int
) -> None:
    assert Findable(layout(source, width)).count(needle(sought)) == times


def test_a_match_is_marked_with_its_accents_and_whole_emoji() -> None:
    lines = Styled([Piece("an e\u0301te\u0301 x👩‍💻y", "em")]).lines(40, 0)
    ((spot,),) = Findable(lines).spots(needle("ete"))
    line = marked(lines[0], spot.start, spot.end, "found")
    assert [piece.text for piece in line.pieces if piece.role == "em found"] == ["e\u0301te\u0301"]
    ((spot,),) = Findable(lines).spots(needle("x"))
    assert lines[0].plain[spot.start : spot.end] == "x"
    ((spot,),) = Findable(lines).spots(needle("👩"))
    assert lines[0].plain[spot.start : spot.end] == "👩‍💻"


def test_a_match_at_the_end_of_a_line_of_code_ends_there() -> None:
    lines = layout("```\nthe model\n\nnext\n```", 40)
    ((spot,),) = Findable(lines).spots(needle("model"))
    assert lines[spot.line].plain[spot.start : spot.end] == "model"


def test_nothing_is_sought_by_blanks() -> None:
    assert needle("  \t ") == "" and needle("  Two   words ") == "two words"


def test_a_part_that_shows_nothing_has_no_match() -> None:
    found = Findable([])
    assert found.count("a") == 0 and found.spots("a") == []
