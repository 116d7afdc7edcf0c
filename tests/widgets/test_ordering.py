"""Ordering: items moved by arrows, by letters and by mouse."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.questions.asking import ask
from tests.widgets.hosting import SIZES, hosted
from tests.widgets.samples import SAMPLES
from tui.questions.ordering import Ordering
from tui.widgets.answers.ordering import NOT_MOVED, OrderingAnswer

QUESTION, ARRANGEMENT, _ = SAMPLES["ordering"]


def widget(arrangement: tuple[int, ...]) -> OrderingAnswer:
    question = ask("ordering", items=[f"item {n}" for n in range(len(arrangement))])
    assert isinstance(question, Ordering)
    return OrderingAnswer(question, arrangement)


@pytest.mark.parametrize("size", SIZES)
async def test_items_stand_in_their_shuffled_order_with_letters(size: tuple[int, int]) -> None:
    async with hosted(QUESTION, ARRANGEMENT, size) as driver:
        assert driver.answer.split("\n")[:4] == ["› 1. a three", "2. b one", "3. c four", "4. d two"]
        assert "Space picks an item up" in driver.answer


async def test_an_item_picked_up_moves_with_the_arrows_and_keeps_its_letter() -> None:
    async with hosted(QUESTION, ARRANGEMENT) as driver:
        await driver.press("down", "space")
        assert driver.answer.split("\n")[:4] == ["1. a three", "↕ 2. b one", "3. c four", "4. d two"]
        assert "Space puts it down" in driver.answer
        await driver.press("down", "down", "down", "k")
        assert driver.answer.split("\n")[:4] == ["1. a three", "2. c four", "↕ 3. b one", "4. d two"]
        await driver.press("space", "down")
        assert driver.answer.split("\n")[:4] == ["1. a three", "2. c four", "3. b one", "› 4. d two"]
        assert driver.widget.response() == "c d a b"


async def test_enter_puts_down_what_is_held_and_answers_only_then() -> None:
    async with hosted(QUESTION, ARRANGEMENT) as driver:
        await driver.press("space", "down", "enter")
        assert driver.widget.graded is None
        assert "↕" not in driver.text
        await driver.press("enter")
        assert driver.widget.graded is not None


async def test_an_order_that_nobody_touched_takes_a_second_enter() -> None:
    async with hosted(QUESTION, ARRANGEMENT) as driver:
        await driver.press("enter")
        assert driver.app.said == NOT_MOVED
        assert driver.widget.response() == ""
        await driver.press("enter")
        assert driver.widget.response() == "c a d b"
        assert driver.widget.graded is not None


async def test_pointing_and_picking_up_is_not_moving() -> None:
    async with hosted(QUESTION, ARRANGEMENT) as driver:
        await driver.press("down", "space", "space", "up", "K", "enter")
        assert driver.app.said == NOT_MOVED
        assert driver.app.changes == 0


async def test_a_letter_is_a_choice_even_where_the_item_stands_already() -> None:
    async with hosted(QUESTION, ARRANGEMENT) as driver:
        await driver.press("a", "enter")
        assert driver.widget.graded is not None


async def test_the_mouse_picks_an_item_up_and_puts_it_elsewhere() -> None:
    async with hosted(QUESTION, ARRANGEMENT) as driver:
        await driver.click("d two")
        assert "↕ 4. d two" in driver.answer
        await driver.click("three")
        assert driver.answer.split("\n")[:4] == ["› 1. d two", "2. a three", "3. b one", "4. c four"]
        await driver.click("one")
        await driver.click("one")
        assert "↕" not in driver.answer
        assert driver.widget.response() == "b c a d"


@pytest.mark.parametrize("arrangement", [(2, 0, 3, 1), (0, 1, 2, 3), (3, 2, 1, 0)])
def test_letters_from_the_top_are_the_order(arrangement: tuple[int, ...]) -> None:
    for order in permutations(range(4)):
        answer = widget(arrangement)
        for place in order:
            answer._bring(place)
        assert answer.order == list(order)


@given(st.permutations(range(6)), st.lists(st.integers(0, 12), max_size=30))
def test_no_key_ever_loses_an_item(arrangement: list[int], keys: list[int]) -> None:
    answer = widget(tuple(arrangement))
    answer.rows = [range(n, n + 1) for n in range(6)]
    for key in keys:
        if key < 6:
            answer._bring(key)
        elif key < 9:
            answer.click(f"row:{key - 6}")
        elif key == 9:
            answer.action_hold()
        elif key < 12:
            answer.action_move(1 if key == 10 else -1)
        else:
            answer.action_carry(1)
        assert sorted(answer.order) == list(range(6))
        assert 0 <= answer.cursor < 6


# What each item earns and where it belongs, by the credit's own rule (tests/questions/test_ordering.py).
@pytest.mark.parametrize(
    ("credit", "response", "shown"),
    [
        ("all_or_nothing", "a b d c", ["✓ 1. one · right", "✗ 3. four · its place is 4"]),
        ("relative_to_correct", "a b d c", ["◐ 3. four · 67%; its place is 4", "✓ 1. one · right"]),
        ("relative_next_exclude_last", "b c d a", ["✓ 1. two · counts as right; its place is 2"]),
        ("relative_next_exclude_last", "b c d a", ["– 3. four · not counted; its place is 4"]),
        ("relative_next_include_last", "a c b d", ["✗ 1. one · in its place, but earns nothing"]),
        ("relative_one_previous_and_next", "a c b d", ["◐ 1. one · 50%; in its place"]),
        ("relative_all_previous_and_next", "a c b d", ["◐ 2. three · 67%; its place is 3"]),
        ("longest_ordered_subset", "b c d a", ["✓ 3. four · counts as right; its place is 4"]),
        ("longest_contiguous_subset", "b c d a", ["✗ 4. one · its place is 1"]),
    ],
)
async def test_each_item_says_what_it_earns_and_where_it_belongs(
    credit: str, response: str, shown: list[str]
) -> None:
    question = ask("ordering", items=["one", "two", "three", "four"], credit=credit)
    async with hosted(question) as driver:
        driver.widget.show_graded(question.grade(response), response)
        await driver.pilot.pause()
        for words in shown:
            assert words in driver.answer.split("\n")
