"""The order of a review: lessons apart where any order can, kinds mixed."""

from __future__ import annotations

from itertools import pairwise, permutations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.review.making import item, neighbours
from tui.review.interleave import interleaved
from tui.review.items import Item

placed = st.builds(
    lambda n, lesson, kind: item(f"{n}", lesson, kind), st.integers(), st.sampled_from("abcd"), st.sampled_from("xyz")
)


def fewest(lessons: str) -> int:
    return min(sum(a == b for a, b in pairwise(p)) for p in set(permutations(lessons)))


def test_no_order_has_fewer_neighbours() -> None:
    """Every way to fill up to seven places from three lessons."""
    for length in range(8):
        for lessons in product("abc", repeat=length):
            found = interleaved([item(str(n), lesson) for n, lesson in enumerate(lessons)])
            assert neighbours(found) == fewest("".join(lessons)), lessons


@settings(deadline=None)
@given(items=st.lists(placed, max_size=60), urgent=st.integers(0, 10))
def test_nothing_is_lost_and_none_follow_each_other_where_none_need(items: list[Item], urgent: int) -> None:
    found = interleaved(items, urgent)
    assert sorted(found, key=repr) == sorted(items, key=repr)
    most = max((sum(i.lesson == lesson for i in items) for lesson in "abcd"), default=0)
    assert neighbours(found) == max(0, 2 * most - len(items) - 1)


def test_kinds_alternate_where_lessons_allow_it() -> None:
    items = [item(f"{n}", f"lesson {n}", "single_choice" if n < 5 else "cloze") for n in range(10)]
    kinds = [i.kind for i in interleaved(items)]
    assert all(a != b for a, b in pairwise(kinds))


def test_the_most_urgent_come_first_as_far_as_lessons_allow() -> None:
    items = [item(f"{n}", "ab"[n % 2 if n < 4 else 0], "x") for n in range(8)]
    assert [i.id for i in interleaved(items)][:4] == ["0", "1", "2", "3"]
    urgent = [item("u1", "a", "x"), item("u2", "b", "x"), item("n1", "c", "y"), item("n2", "d", "y")]
    assert [i.id for i in interleaved(urgent, urgent=2)][:2] == ["u1", "u2"]


def test_what_belongs_to_no_lesson_is_no_neighbour() -> None:
    terms = [item(f"t{n}", "", "term") for n in range(5)]
    assert len(interleaved(terms)) == 5
    assert neighbours(interleaved([*terms, item("q", "a")])) == 0
