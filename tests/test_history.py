"""Back and forward: a browser's rules, held against a plain list with a cursor."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.history import MOST, History, Visit
from tui.progress.state import Place

PLACES = st.builds(Place, tab=st.sampled_from(["read", "compare"]), section=st.sampled_from(["", "a"]))
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("open"), st.builds(Visit, st.sampled_from("abc"), PLACES)),
        st.tuples(st.just("move"), PLACES),
        st.tuples(st.sampled_from(["back", "forward"]), st.none()),
    ),
    max_size=60,
)


@given(STEPS)
def test_it_does_what_a_list_with_a_cursor_does(steps: list[tuple[str, object]]) -> None:
    history = History()
    visits: list[Visit] = []
    at = -1
    for step, what in steps:
        if isinstance(what, Visit):
            history = history.opened(what)
            if at < 0 or visits[at] != what:
                visits[at + 1 :] = [what]
                at += 1
        elif isinstance(what, Place):
            history = history.moved(what)
            if at >= 0:
                visits[at] = Visit(visits[at].lesson, what)
        else:
            moved = history.back() if step == "back" else history.forward()
            possible = at > 0 if step == "back" else at + 1 < len(visits)
            assert (moved is not None) == possible
            if moved is not None:
                history = moved
                at += 1 if step == "forward" else -1
        assert history.now == (visits[at] if at >= 0 else None)
        assert history.past == tuple(visits[: max(at, 0)])
        assert history.ahead == tuple(reversed(visits[at + 1 :]))


def test_the_oldest_steps_are_forgotten() -> None:
    history = History()
    for number in range(3 * MOST):
        history = history.opened(Visit(str(number)))
    assert len(history.past) == MOST and history.past[-1] == Visit(str(3 * MOST - 2))


def test_lessons_that_are_gone_are_stepped_over() -> None:
    history = History()
    for name in "abc":
        history = history.opened(Visit(name))
    back = history.known(lambda lesson: lesson != "b").back()
    assert back is not None and back.now == Visit("a") and back.ahead == (Visit("c"),)
