"""The measures themselves, on texts whose measure is known."""

from __future__ import annotations

import pytest

from tests.lessons.measures import diagrams, guess_by_length, runs
from tui.questions import Option


def test_a_run_is_found_whatever_its_case_and_punctuation() -> None:
    first = runs("One two, three four. Five [[six|six]] seven eight nine.")
    second = runs("zero ONE two three – four five 'six' (seven) eight!")
    assert first & second == {("one", "two", "three", "four", "five", "six", "seven", "eight")}


def test_seven_words_are_no_run() -> None:
    assert runs("one two three four five six seven") == set()


def test_a_diagram_is_what_stands_between_fences() -> None:
    assert diagrams("Words.\n\n```text\na -> b\n```\n\nMore `code`.\n") == ["a -> b\n"]


def test_guessing_by_length_is_counted_with_ties_shared() -> None:
    long_right = [Option(text="longest", correct=True), Option(text="a"), Option(text="b"), Option(text="c")]
    tie = [Option(text="same", correct=True), Option(text="also"), Option(text="x"), Option(text="y")]
    found = guess_by_length([long_right, tie], longest=True)
    assert found.right == pytest.approx(1.5)
    assert found.by_chance == pytest.approx(0.5)
    assert found.spread == pytest.approx((2 * 0.25 * 0.75) ** 0.5)
    assert guess_by_length([long_right], longest=False).right == 0
