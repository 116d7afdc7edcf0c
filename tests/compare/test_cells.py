"""Which cells say the same, and how that is said."""

from __future__ import annotations

import pytest

from tests.compare.making import table
from tui.compare.cells import folded, is_alike, sameness


def said(*cells: str) -> str:
    found = table(("Row", *cells))
    how = sameness(found.rows[0], found.subjects)
    assert how is not None
    return f"{how.sign} {how.words}"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Two networks", "two  networks "),
        ("**Two** networks", "Two *networks*"),
        ("`code`", "code"),
        ("A [[gan|contest]]", "a contest"),
        ("See [here](lesson)", "see here"),
        ("~~old~~ new", "old new"),
        (r"a \* b", "a * b"),
    ],
)
def test_case_spaces_and_marks_make_no_difference(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1.5", "15"),
        ("-5", "5"),
        ("C", "C#"),
        ("~5 s", "5 s"),
        ("5*3", "53"),
        ("a_b", "ab"),
        ("yes", "no"),
        ("50", "50%"),
    ],
)
def test_what_a_reader_tells_apart_is_not_alike(one: str, other: str) -> None:
    assert folded(one) != folded(other)


def test_what_differs_is_said_in_words_and_by_a_sign() -> None:
    assert said("one", "One", "*one*") == "= alike"
    assert said("one", "one", "two") == "≈ GAN, VAE agree"
    assert said("one", "two", "three") == "≠ all differ"
    assert said("one", "", "two") == "≠ differ"
    assert said("one", "one", "") == "≈ GAN, VAE agree"
    assert said("", "one", "") == "· only VAE given"
    assert said("", "", "") == "· none given"


def test_a_row_that_says_nothing_of_any_subject_tells_none_apart() -> None:
    found = table(("Row", "", "", ""), ("Other", "", "", "one"))
    assert is_alike(found.rows[0], found.subjects)
    assert not is_alike(found.rows[1], found.subjects)


def test_a_cell_without_words_is_not_given() -> None:
    found = table(("Row", " ", "one", "one"))
    assert not is_alike(found.rows[0], found.subjects)


def test_two_pairs_that_agree_are_both_named_and_many_are_counted() -> None:
    found = table(("Row", "x", "y", "x", "y"), subjects="A B C D")
    how = sameness(found.rows[0], found.subjects)
    assert how is not None and how.words == "A, C agree; B, D agree"
    found = table(("Row", *"xxxxy"), subjects="A B C D E")
    how = sameness(found.rows[0], found.subjects)
    assert how is not None and how.words == "4 agree"


def test_a_single_subject_is_compared_with_nothing() -> None:
    found = table(("Row", "x"), subjects="A")
    assert sameness(found.rows[0], found.subjects) is None
    assert not is_alike(found.rows[0], found.subjects)
