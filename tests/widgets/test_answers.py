"""What holds for the answer widget of every kind: keys alone answer, and what is shown says what is right."""

from __future__ import annotations

from typing import Any

import pytest

from tests.questions.asking import ask
from tests.widgets.hosting import SIZES, Driver, hosted
from tests.widgets.samples import DRAWN, KINDS, SAMPLES, TYPED, Sample, Way
from tui.questions import KINDS as ALL_KINDS

WAYS = [(kind, way) for kind, sample in SAMPLES.items() for way in sample.ways]
# Enough for what does not depend on which answer it is: a right one and a wrong one of each kind.
RIGHT_AND_WRONG = [(kind, way) for kind, sample in SAMPLES.items() for way in (sample.ways[0], sample.ways[-1])]
CHOSEN_BY_LETTER = [kind for kind in DRAWN if kind != "cloze"]


def squeezed(text: str) -> str:
    return " ".join(text.split())


async def answered(driver: Driver) -> None:
    """Press Enter until the answer is given: an empty blank or line takes more than one."""
    for _ in range(3):
        if driver.widget.graded is None:
            await driver.press("enter")
    assert driver.widget.graded is not None, driver.app.said


def test_every_kind_has_a_sample_with_a_right_and_a_wrong_answer() -> None:
    assert set(KINDS) == set(ALL_KINDS)
    for kind, (question, _, ways) in SAMPLES.items():
        assert not list(question.meaning_faults())
        fractions = [way.fraction for way in ways]
        assert fractions[0] == 1
        assert fractions[-1] == 0
        assert kind == "true_false" or any(0 < fraction < 1 for fraction in fractions)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("kind", "way"), WAYS)
async def test_keys_alone_answer_it(kind: str, way: Way, size: tuple[int, int]) -> None:
    question, arrangement, _ = SAMPLES[kind]
    async with hosted(question, arrangement, size) as driver:
        await driver.press(*way.keys.split())
        await answered(driver)
        assert driver.widget.response() == way.response
        assert driver.widget.graded is not None
        assert driver.widget.graded.fraction == pytest.approx(way.fraction)
        for words in way.shown:
            assert squeezed(words) in squeezed(driver.answer)
        assert not driver.too_wide


@pytest.mark.parametrize("kind", KINDS)
async def test_an_answer_can_be_taken_back(kind: str) -> None:
    question, arrangement, ways = SAMPLES[kind]
    async with hosted(question, arrangement) as driver:
        fresh = driver.text
        await driver.press(*ways[0].keys.split())
        changes = driver.app.changes
        assert driver.text != fresh
        driver.widget.clear()
        await driver.pilot.pause()
        assert driver.widget.response() == ""
        assert driver.text == fresh
        assert driver.app.changes > changes
        assert driver.widget.missing()


@pytest.mark.parametrize(("kind", "way"), RIGHT_AND_WRONG)
async def test_an_answer_given_before_is_taken_up(kind: str, way: Way) -> None:
    question, arrangement, ways = SAMPLES[kind]
    async with hosted(question, arrangement) as driver:
        await driver.press(*ways[-1].keys.split())
        driver.widget.restore(way.response)
        await driver.pilot.pause()
        assert driver.widget.response() == way.response
        await answered(driver)
        assert driver.widget.graded is not None
        assert driver.widget.graded.fraction == pytest.approx(way.fraction)


@pytest.mark.parametrize(("kind", "way"), RIGHT_AND_WRONG)
async def test_an_answer_can_be_taken_up_before_the_widget_is_shown(kind: str, way: Way) -> None:
    question, arrangement, _ = SAMPLES[kind]
    async with hosted(question, arrangement, prepare=lambda widget: widget.restore(way.response)) as driver:
        assert driver.widget.response() == way.response


@pytest.mark.parametrize("kind", DRAWN)
@pytest.mark.parametrize("gone", ["", "z", "9a", "x; y; z; w"])
async def test_an_answer_that_no_longer_fits_counts_as_none(kind: str, gone: str) -> None:
    question, arrangement, ways = SAMPLES[kind]
    async with hosted(question, arrangement) as driver:
        await driver.press(*ways[0].keys.split())
        driver.widget.restore(gone)
        assert driver.widget.response() in ("", f"{gone}; ; " if kind == "cloze" else "")


@pytest.mark.parametrize(("kind", "way"), WAYS)
async def test_a_graded_answer_is_shown_without_having_been_given_here(kind: str, way: Way) -> None:
    question, arrangement, _ = SAMPLES[kind]
    async with hosted(question, arrangement) as driver:
        driver.widget.show_graded(question.grade(way.response), way.response)
        await driver.pilot.pause()
        for words in way.shown:
            assert squeezed(words) in squeezed(driver.answer)


@pytest.mark.parametrize("kind", KINDS)
async def test_once_graded_nothing_changes_it_and_keys_are_the_screen_s(kind: str) -> None:
    question, arrangement, ways = SAMPLES[kind]
    async with hosted(question, arrangement) as driver:
        await driver.press(*ways[-1].keys.split())
        await answered(driver)
        graded, before = driver.widget.response(), driver.answer
        for y, line in enumerate(driver.lines[5:16], 5):
            await driver.pilot.click(offset=(min(len(line), 6), y))
        driver.widget.focus()
        await driver.paste("more")
        await driver.press("a", "b", "space", "down", "up", "backspace", "K", "x", "tab", "t", "1", "i")
        assert (driver.widget.response(), driver.answer) == (graded, before)
        assert driver.app.free_keys == ["b", "t", "1", "i"]
        assert not driver.widget.types_text
        driver.app.said = "?"
        driver.widget.focus()
        await driver.press("enter")
        assert driver.app.said != "?"


@pytest.mark.parametrize("kind", CHOSEN_BY_LETTER)
async def test_keys_of_the_screen_reach_it(kind: str) -> None:
    question, arrangement, _ = SAMPLES[kind]
    keys = ["1", "2", "3", "i", "u", "m", "w", "q", "question_mark", "n", "p", "left", "right", "escape"]
    async with hosted(question, arrangement) as driver:
        await driver.press(*keys)
        assert driver.app.free_keys == keys
        assert driver.widget.response() == ""
        assert not driver.widget.types_text


@pytest.mark.parametrize("kind", CHOSEN_BY_LETTER)
async def test_letters_without_a_choice_do_nothing(kind: str) -> None:
    question, arrangement, _ = SAMPLES[kind]
    async with hosted(question, arrangement) as driver:
        await driver.press("h", "g", "z")
        assert driver.widget.response() == ""


@pytest.mark.parametrize("kind", TYPED)
async def test_a_field_takes_the_screen_s_letters_as_text(kind: str) -> None:
    question, arrangement, _ = SAMPLES[kind]
    async with hosted(question, arrangement) as driver:
        await driver.press("1", "i", "u", "m", "w", "q", "question_mark")
        assert driver.widget.response() == "1iumwq?"
        assert driver.widget.types_text
        assert driver.app.free_keys == []
        await driver.press("tab", "1", "u")
        assert driver.app.free_keys == ["1", "u"]


@pytest.mark.parametrize("kind", KINDS)
async def test_nothing_given_is_no_answer(kind: str) -> None:
    question, arrangement, _ = SAMPLES[kind]
    async with hosted(question, arrangement) as driver:
        assert driver.widget.response() == ""
        await driver.press("enter", "enter" if kind == "cloze" else "u", "enter" if kind == "cloze" else "u")
        assert driver.widget.graded is None
        assert driver.app.said


@pytest.mark.parametrize("graded", [False, True])
@pytest.mark.parametrize("kind", KINDS)
async def test_any_size_of_the_terminal_does(kind: str, graded: bool) -> None:
    question, arrangement, ways = SAMPLES[kind]
    async with hosted(question, arrangement) as driver:
        await driver.press(*ways[-1].keys.split())
        if graded:
            await answered(driver)
        before = driver.text
        for size in [(1, 1), (2, 40), (5, 3), (200, 60), (80, 24)]:
            await driver.resize(*size)
        driver.app.screen.query_one("#page").scroll_to(y=0, animate=False)
        await driver.pilot.pause()
        assert driver.text == before
        assert driver.widget.response() == ways[-1].response


MARKUP = "see [brackets], a[i], [/] and [/b] [@click=app.quit]x[/]"


def with_texts(kind: str, text: str) -> Sample:
    """A question of this kind with this in all its texts."""
    answers = [{"text": f"{text} 1", "correct": True}, {"text": f"{text} 2"}]
    fields: dict[str, Any] = {
        "single_choice": {"answers": answers},
        "multiple_response": {"answers": answers},
        "cloze": {
            "text": f"{text} {{{{1}}}} and {{{{2}}}}",
            "blanks": [{"kind": "short_answer", "answers": answers}, {"kind": "single_choice", "answers": answers}],
        },
        "matching": {"pairs": [{"left": f"{text} {n}", "right": f"{text} {n}"} for n in range(3)]},
        "ordering": {"items": [f"{text} {n}" for n in range(3)]},
        "categorise": {
            "categories": [{"id": "x", "name": f"{text} x"}, {"id": "y", "name": f"{text} y"}],
            "items": [{"text": f"{text} {n}", "category": "x"} for n in range(2)],
        },
    }
    question = ask(kind, **fields[kind])
    assert not list(question.meaning_faults())
    return Sample(question, tuple(range(len(question.choices()))), ())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", [kind for kind in DRAWN if kind != "true_false"])
async def test_brackets_are_text(kind: str, size: tuple[int, int]) -> None:
    question, arrangement, _ = with_texts(kind, MARKUP)
    count = len(question.choices()) or 1
    async with hosted(question, arrangement, size) as driver:
        # In two columns a text is cut up by what stands beside it.
        words = set(squeezed(driver.answer).split())
        assert words >= set(MARKUP.split())
        assert driver.answer.count("[/b]") >= count
        driver.widget.restore(question.model_answer())
        await answered(driver)
        assert set(squeezed(driver.answer).split()) >= set(MARKUP.split())
        assert not driver.too_wide


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", [*TYPED, "cloze"])
async def test_typed_brackets_are_text(kind: str, size: tuple[int, int]) -> None:
    question, arrangement, _ = SAMPLES[kind]
    if kind == "cloze":
        question, arrangement, _ = with_texts("cloze", "text")
    typed = "12 [b]x[/b] [/" if kind == "numerical" else "[b]x[/b] [/ a[i]"
    async with hosted(question, arrangement, size) as driver:
        await driver.paste(typed)
        assert typed in squeezed(driver.text)
        await driver.press("enter", "enter")
        if kind != "numerical":
            await answered(driver)
        else:
            driver.widget.show_graded(question.grade("12"), typed)
            await driver.pilot.pause()
        assert typed in squeezed(driver.answer)


LONG = "a long text that has to be wrapped because it goes on and on and never ends before the edge " * 2


@pytest.mark.parametrize("text", [LONG, "x" * 300, "語" * 60])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", [kind for kind in DRAWN if kind != "true_false"])
async def test_long_texts_wrap(kind: str, size: tuple[int, int], text: str) -> None:
    question, arrangement, _ = with_texts(kind, text)
    async with hosted(question, arrangement, size) as driver:
        assert not driver.too_wide
        driver.widget.restore(question.model_answer())
        await driver.pilot.pause()
        assert not driver.too_wide
        letters = sum(driver.answer.count(letter) for letter in set(text) if letter.isalpha())
        assert letters >= sum(letter.isalpha() for letter in text) * max(2, len(question.choices()))
        await answered(driver)
        assert not driver.too_wide


@pytest.mark.parametrize("kind", ["single_choice", "matching", "ordering", "categorise"])
async def test_the_pointer_stays_in_sight(kind: str) -> None:
    question, arrangement, _ = with_texts(kind, "a text of some length that takes two lines")
    async with hosted(question, arrangement, (40, 12)) as driver:
        rows = len(question.choices())
        for key in ["down"] * (rows - 1) + ["up"] * (rows - 1) + ["a", "b", "up", "b", "a"]:
            await driver.press(key)
            assert "› " in driver.text, key


@pytest.mark.parametrize("kind", ["matching", "ordering", "categorise"])
async def test_up_from_the_first_row_shows_the_prompt_again(kind: str) -> None:
    question, arrangement, _ = with_texts(kind, "a text of some length that takes more than one line and no fewer")
    async with hosted(question, arrangement, (40, 12)) as driver:
        await driver.press("down", "down", "up", "up")
        assert "A prompt of" not in driver.text
        await driver.press("up", "up", "up", "up")
        assert "A prompt of" in driver.text
