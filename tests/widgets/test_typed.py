"""Answers typed into one field."""

from __future__ import annotations

import pytest

from tests.questions.asking import ask
from tests.widgets.hosting import SIZES, hosted
from tests.widgets.samples import SAMPLES
from tui.questions import AnswerError

UNITS = [{"name": "ms", "factor": 1}, {"name": "s", "factor": 1000}]
RIGHT = [{"value": 100, "correct": True}]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, ""),
        ({"units": UNITS, "unit_penalty": 1}, "Write the unit after the number: it counts."),
        ({"units": UNITS, "unit_penalty": 0}, "A unit may follow the number: ms, s."),
    ],
)
async def test_units_are_asked_for_where_they_count(fields: dict[str, object], said: str) -> None:
    async with hosted(ask("numerical", answers=RIGHT, **fields)) as driver:
        assert "Type a number, then Enter" in driver.text
        assert driver.answer == said


@pytest.mark.parametrize(
    ("kind", "said"), [("numerical", "Type a number first."), ("short_answer", "Type an answer first.")]
)
async def test_nothing_typed_is_asked_for(kind: str, said: str) -> None:
    async with hosted(SAMPLES[kind].question) as driver:
        await driver.press("space", "enter")
        assert driver.app.said == said
        assert driver.widget.graded is None


@pytest.mark.parametrize("size", SIZES)
async def test_the_whole_answer_is_shown_once_graded(size: tuple[int, int]) -> None:
    async with hosted(SAMPLES["short_answer"].question, size=size) as driver:
        await driver.paste("many words that will not fit into the field of a small terminal, whatever one does")
        await driver.press("enter")
        assert "✗ many words that will not fit into the field of a small terminal, whatever one does" in " ".join(
            driver.text.split()
        )


async def test_pasted_control_codes_do_not_reach_the_answer() -> None:
    async with hosted(SAMPLES["short_answer"].question) as driver:
        await driver.paste("de\x1b]52;c;aGk=\x07coder\u202e")
        assert driver.widget.response() == "decoder"


async def test_coming_back_to_the_field_keeps_what_was_typed() -> None:
    async with hosted(SAMPLES["short_answer"].question) as driver:
        await driver.type("deco")
        await driver.press("tab", "tab", "d", "e", "r")
        assert driver.widget.response() == "decoder"


async def test_what_is_no_number_is_an_error_in_words_and_stays_in_the_field() -> None:
    async with hosted(SAMPLES["numerical"].question) as driver:
        await driver.type("ten")
        assert not driver.widget.missing()
        with pytest.raises(AnswerError, match="not a number"):
            driver.app.question.grade(driver.widget.response())
        assert "ten" in driver.text
