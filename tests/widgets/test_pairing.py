"""Matching and categorise: things given choices by letter, by Space and by mouse."""

from __future__ import annotations

import pytest

from tests.questions.asking import ask
from tests.widgets.hosting import SIZES, hosted
from tests.widgets.samples import SAMPLES

MATCHING = SAMPLES["matching"]
CATEGORISE = SAMPLES["categorise"]


async def test_each_thing_stands_beside_what_it_was_given() -> None:
    async with hosted(MATCHING.question, MATCHING.arrangement) as driver:
        assert driver.answer.split("\n") == [
            "› GAN │ …",
            "VAE │ …",
            "LLM │ …",
            "",
            "A letter fills the line at ›",
            "a tokens   b contest   c rules   d code",
        ]
        await driver.press("b")
        assert driver.answer.split("\n") == [
            "GAN │ b contest",
            "› VAE │ …",
            "LLM │ …",
            "",
            "A letter fills the line at ›",
            "a tokens   b contest · used   c rules   d code",
        ]


async def test_a_letter_goes_on_to_the_next_thing_that_has_none() -> None:
    async with hosted(MATCHING.question, MATCHING.arrangement) as driver:
        await driver.press("down", "a", "a")
        assert driver.widget.response() == "2c 3c"
        assert "› GAN" in driver.answer
        await driver.press("a", "b")
        assert driver.widget.response() == "1a 2c 3c"
        assert "› GAN" in driver.answer


async def test_backspace_takes_back_one() -> None:
    async with hosted(MATCHING.question, MATCHING.arrangement) as driver:
        await driver.press("a", "b", "c", "up", "backspace")
        assert driver.widget.response() == "1c 3d"
        await driver.press("backspace", "delete")
        assert driver.widget.response() == "1c 3d"


async def test_the_mouse_does_all_of_it() -> None:
    async with hosted(MATCHING.question, MATCHING.arrangement) as driver:
        await driver.click("code")
        await driver.click("b contest")
        assert driver.widget.response() == "1b 2a"
        await driver.click("GAN")
        assert "› GAN │ d code  ⌫" in driver.answer
        await driver.click("⌫")
        assert driver.widget.response() == "2a"
        await driver.click("LLM")
        await driver.click("a tokens")
        assert driver.widget.response() == "2a 3c"
        assert driver.app.changes == 4


@pytest.mark.parametrize("size", SIZES)
async def test_the_letters_of_many_choices_end_where_the_screen_s_keys_begin(size: tuple[int, int]) -> None:
    pairs = [{"left": f"left {n}", "right": f"right {n}"} for n in range(12)]
    question = ask("matching", pairs=pairs)
    async with hosted(question, size=size) as driver:
        await driver.press("i", "h")
        assert driver.app.free_keys == ["i"]
        assert driver.widget.response() == "1h"
        assert "h right 7 · used" in driver.answer
        assert "· right 8" in driver.answer
        await driver.press(*["space"] * 9)
        assert driver.widget.response() == "1h 2i"
        assert "│ · right 8" in driver.answer
        driver.widget.restore(question.model_answer())
        assert driver.widget.response() == question.model_answer()


@pytest.mark.parametrize("sample", [MATCHING, CATEGORISE])
async def test_an_incomplete_answer_is_objected_to_once(sample: object) -> None:
    async with hosted(MATCHING.question, MATCHING.arrangement) as driver:
        await driver.press("enter")
        assert driver.app.said == "Choose first: press a letter from a to d."
        await driver.press("enter")
        assert driver.widget.graded is None
        await driver.press("b", "enter")
        assert driver.app.said == "2 lines are still empty. Press Enter again to answer as it is."
        await driver.press("backspace", "d", "enter")
        assert driver.app.said == "1 line is still empty. Press Enter again to answer as it is."
        await driver.press("up", "space", "enter")
        # Changed since: asked anew.
        assert driver.widget.graded is None
        await driver.press("enter")
        assert driver.widget.graded is not None


async def test_categories_keep_the_author_s_letters_and_are_never_used_up() -> None:
    async with hosted(CATEGORISE.question, CATEGORISE.arrangement) as driver:
        await driver.press("b", "b")
        assert driver.answer.split("\n") == [
            "Filter │ b Discriminative",
            "LLM    │ b Discriminative",
            "› GAN    │ …",
            "",
            "A letter fills the line at ›",
            "a Generative   b Discriminative",
        ]
        await driver.click("a Generative")
        assert driver.widget.response() == "1a 2b 3b"


async def test_without_room_for_columns_choices_stand_under_things() -> None:
    pairs = [{"left": f"a rather long thing {n}", "right": f"and what belongs to it {n}"} for n in (1, 2)]
    async with hosted(ask("matching", pairs=pairs), size=(40, 12)) as driver:
        await driver.press("a")
        assert driver.answer.split("\n") == [
            "a rather long thing 1",
            "→ a and what belongs to it 1",
            "› a rather long thing 2 …",
            "",
            "A letter fills the line at ›",
            "a and what belongs to it 1 · used",
            "b and what belongs to it 2",
        ]
        await driver.press("a", "enter")
        assert driver.answer.split("\n") == [
            "✓ a rather long thing 1",
            "→ and what belongs to it 1",
            "✗ a rather long thing 2",
            "→ and what belongs to it 1",
            "right: and what belongs to it 2",
        ]


async def test_on_a_small_screen_the_choices_are_shown_with_the_thing_pointed_at() -> None:
    pairs = [{"left": f"thing {n}", "right": f"what belongs to it, of all {n}"} for n in range(4)]
    async with hosted(ask("matching", pairs=pairs), size=(40, 12)) as driver:
        assert "A prompt of" in driver.text
        await driver.press("down")
        assert "› thing 1" in driver.text
        assert "of all 3" in driver.text


async def test_a_lower_terminal_brings_the_choices_to_the_thing_pointed_at() -> None:
    pairs = [{"left": f"thing {n}", "right": f"what belongs to it {n}"} for n in range(6)]
    async with hosted(ask("matching", pairs=pairs)) as driver:
        await driver.press("down")
        high = driver.answer.split("\n")
        await driver.resize(80, 12)
        low = driver.answer.split("\n")
        assert low.index("A letter fills the line at ›") == low.index("› thing 1 │ …") + 1
        await driver.press("up")
        assert "› thing 0" in driver.text
        assert "f what belongs to it 5" in driver.text
        await driver.press("down")
        await driver.resize(80, 24)
        assert driver.answer.split("\n") == high
