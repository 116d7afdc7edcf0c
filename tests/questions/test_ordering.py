from __future__ import annotations

from itertools import combinations, pairwise, permutations
from random import Random
from typing import get_args

import pytest

from tui.questions import AnswerError
from tui.questions.ordering import Credit, item_scores, longest_contiguous, longest_rising

from .asking import ask, codes

SIX = ["first", "second", "third", "fourth", "fifth", "sixth"]
CREDITS = list(get_args(Credit))

# Six items, a to f. Definitions: the help text of Moodle's ordering kind. All orders but a b c d f e are those of
# its own unit tests, and where these state a figure it is the one below. The rest is worked out by hand:
#
# c b d e f a: positions off by 2 0 1 1 1 5 = 10 of 30; followers right: d→e, e→f; one previous and next: d next,
#   e both, f previous = 4 of 12; all: 6 of 15 pairs turned round; rising: c d e f; contiguous: c d e f (b between).
# f b c d e a: off by 5 0 0 0 0 5; b→c c→d d→e; 1 + 2 + 2 + 1 = 6 of 12; 9 pairs turned; b c d e.
# b c d e f a: off by 1 five times and 5; b→c c→d d→e e→f; 1 + 2 + 2 + 2 + 1 = 8 of 12; 5 pairs turned; b c d e f.
# a b c d f e: off by 1 twice; a→b b→c c→d; 2 + 2 + 2 + 1 = 7 of 12; 1 pair turned; a b c d f; a b c d e (f between).
# f e d c b a: off by 5 3 1 1 3 5 = 18 of 30; nothing else is right, and runs of one don't count.
TABLE = {
    "all_or_nothing": [1, 0, 0, 0, 0, 0],
    "absolute_position": [1, 1 / 6, 4 / 6, 0, 4 / 6, 0],
    "relative_to_correct": [1, 20 / 30, 20 / 30, 20 / 30, 28 / 30, 12 / 30],
    "relative_next_exclude_last": [1, 2 / 5, 3 / 5, 4 / 5, 3 / 5, 0],
    "relative_next_include_last": [1, 2 / 6, 3 / 6, 4 / 6, 3 / 6, 0],
    "relative_one_previous_and_next": [1, 4 / 12, 6 / 12, 8 / 12, 7 / 12, 0],
    "relative_all_previous_and_next": [1, 18 / 30, 12 / 30, 20 / 30, 28 / 30, 0],
    "longest_ordered_subset": [1, 4 / 6, 4 / 6, 5 / 6, 5 / 6, 0],
    "longest_contiguous_subset": [1, 4 / 6, 4 / 6, 5 / 6, 5 / 6, 0],
}
ORDERS = ["a b c d e f", "c b d e f a", "f b c d e a", "b c d e f a", "a b c d f e", "f e d c b a"]
CASES = [(credit, order, row[n]) for credit, row in TABLE.items() for n, order in enumerate(ORDERS)]


def test_the_table_has_all_nine_strategies() -> None:
    assert sorted(TABLE) == sorted(CREDITS)
    assert len(CREDITS) == 9


@pytest.mark.parametrize(("credit", "order", "fraction"), CASES)
def test_credit(credit: str, order: str, fraction: float) -> None:
    grade = ask("ordering", items=SIX, credit=credit).grade(order)
    assert grade.fraction == pytest.approx(fraction)
    assert grade.rule.startswith(f"credit {credit}: ")


@pytest.mark.parametrize(
    ("order", "ordered", "contiguous"),
    [
        ("d a e b f c", 3, 3),  # d e f, or a b c
        ("b a d c f e", 3, 2),  # b d f rise; b c, d e follow on
        ("a c b d f e", 4, 3),  # a c d f rise; c d e follow on
        ("a d b e c f", 4, 3),  # a d e f rise; a b c, d e f follow on
        ("a c e b d f", 4, 2),  # a c e f rise; a b, c d, e f follow on
        ("d e f a b c", 3, 3),
    ],
)
def test_subsets(order: str, ordered: int, contiguous: int) -> None:
    assert ask("ordering", items=SIX, credit="longest_ordered_subset").grade(order).fraction == ordered / 6
    assert ask("ordering", items=SIX, credit="longest_contiguous_subset").grade(order).fraction == contiguous / 6


@pytest.mark.parametrize(
    ("credit", "order", "kept"),
    [
        # Of equal runs the one found first from the left counts, as in Moodle.
        ("longest_contiguous_subset", "a d e b f c", "abc"),
        ("longest_contiguous_subset", "a d c e b", "ab"),
        ("longest_contiguous_subset", "c d a b", "cd"),
        ("longest_ordered_subset", "a b d c", "abd"),
        ("longest_ordered_subset", "c a d b", "cd"),
        ("longest_ordered_subset", "d a b c", "abc"),
    ],
)
def test_which_items_are_in_the_longest_subset(credit: str, order: str, kept: str) -> None:
    grade = ask("ordering", items=list("abcdef")[: len(order.split())], credit=credit).grade(order)
    assert "".join(part.label for part in grade.parts if part.fraction) == kept


def test_the_subsets_are_the_ones_that_trying_everything_finds_first() -> None:
    for order in (order for count in range(1, 6) for order in permutations(range(count))):
        subsets = [c for size in range(len(order), 0, -1) for c in combinations(order, size)]
        rising = next(c for c in subsets if all(one < two for one, two in pairwise(c)))
        contiguous = next(c for c in subsets if all(one + 1 == two for one, two in pairwise(c)))
        assert longest_rising(order) == set(rising)
        assert longest_contiguous(order) == set(contiguous)


def test_the_last_item_is_right_when_nothing_follows_it() -> None:
    question = ask("ordering", items=SIX[:3], credit="relative_next_include_last")
    assert question.grade("b a c").fraction == pytest.approx(1 / 3)
    assert ask("ordering", items=SIX[:3], credit="relative_next_exclude_last").grade("b a c").fraction == 0


@pytest.mark.parametrize("credit", CREDITS)
@pytest.mark.parametrize("seed", range(20))
def test_the_grade_is_the_mean_of_its_parts(credit: Credit, seed: int) -> None:
    order = list(range(6))
    Random(seed).shuffle(order)
    scores = item_scores(order, credit)
    grade = ask("ordering", items=SIX, credit=credit).grade(" ".join("abcdef"[place] for place in order))
    assert [part.fraction for part in grade.parts] == [scores[place] for place in sorted(scores)]
    if credit != "all_or_nothing":
        assert grade.fraction == pytest.approx(sum(scores.values()) / len(scores))


def test_parts_say_where_each_item_stands_and_belongs() -> None:
    grade = ask("ordering", items=SIX[:3]).grade("c a b")
    assert [(part.label, part.given, part.right) for part in grade.parts] == [
        ("first", "2", "1"),
        ("second", "3", "2"),
        ("third", "1", "3"),
    ]
    assert grade.rule == "credit absolute_position: 0 of 3 in the right position"


def test_absolute_position_is_the_default() -> None:
    assert ask("ordering", items=SIX).grade("a b c d f e").fraction == pytest.approx(4 / 6)


@pytest.mark.parametrize("response", ["", "a b c", "a b c d e e", "a b c d e f g", "abcdef", "a b c d e f a"])
def test_an_order_has_every_letter_once(response: str) -> None:
    with pytest.raises(AnswerError, match=r"a b c d e f once|from a to f"):
        ask("ordering", items=SIX).grade(response)


def test_in_words() -> None:
    question = ask("ordering", items=SIX[:3])
    assert question.in_words("c,a,b") == "third → first → second"
    assert question.model_answer() == "a b c"


@pytest.mark.parametrize("count", range(2, 7))
def test_the_right_order_is_never_the_one_shown(count: int) -> None:
    for shuffle in (True, False):
        question = ask("ordering", items=SIX[:count], shuffle=shuffle)
        for seed in range(50):
            shown = question.arrangement(Random(seed))
            assert sorted(shown) == list(range(count))
            assert shown != tuple(range(count))
        assert question.as_text() != [f"{letter}) {text}" for letter, text in zip("abcdef", SIX, strict=False)]


def test_flat_text_letters_name_the_authors_places() -> None:
    question = ask("ordering", items=SIX)
    assert sorted(question.as_text()) == [f"{letter}) {text}" for letter, text in zip("abcdef", SIX, strict=True)]
    assert question.as_text() == ask("ordering", items=SIX).as_text()


@pytest.mark.parametrize(
    ("items", "code"),
    [
        ([], "too-few-choices"),
        (["one"], "too-few-choices"),
        (["one", "one"], "same-text"),
        ([str(n) for n in range(27)], "too-many-choices"),
    ],
)
def test_faults(items: list[str], code: str) -> None:
    assert codes(ask("ordering", items=items)) == [code]
