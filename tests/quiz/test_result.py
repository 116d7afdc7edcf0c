"""Drawing questions, the score, and certainty-based marking by Moodle's table."""

from __future__ import annotations

import pytest
from hypothesis import given as over
from hypothesis import strategies as st
from msgspec import convert
from msgspec.structs import replace

from tests.quiz.making import given, session, single
from tui.progress.events import MOST_SECONDS, Certainty
from tui.questions import AnyQuestion, Question
from tui.quiz import certainty
from tui.quiz.draw import draw, pool
from tui.quiz.result import result


def truth(name: str) -> Question:
    question: Question = convert({"id": name, "kind": "true_false", "prompt": name, "answer": True}, AnyQuestion)
    return question


QUESTIONS = [*(single(f"s{n}") for n in range(12)), truth("t1"), single("x", tags=("hard",))]


@over(st.integers(), st.integers(0, 20))
def test_a_draw_is_the_seed_s_and_has_every_kind(seed: int, pick: int) -> None:
    drawn = draw(QUESTIONS, seed, pick)
    assert drawn == draw(QUESTIONS, seed, pick)
    names = [question.id for question in drawn]
    assert len(set(names)) == len(names) == (min(pick, len(QUESTIONS)) if pick else len(QUESTIONS))
    if pick != 1:
        assert {question.kind for question in drawn} == {"single_choice", "true_false"}


def test_seeds_differ() -> None:
    assert len({tuple(q.id for q in draw(QUESTIONS, seed, 5)) for seed in range(20)}) > 10


def test_a_pool_is_chosen_by_tag() -> None:
    assert [question.id for question in pool(QUESTIONS, ["hard"])] == ["x"]
    assert pool(QUESTIONS) == QUESTIONS


def test_the_score_weighs_marks_and_counts_what_is_unanswered_as_nothing() -> None:
    quiz = session(single("a", marks=3.0), single("b"), single("c"))
    quiz = quiz.with_answer(given("a", 1)).with_answer(given("b", 0.5, response="b"))
    outcome = result(quiz, 0.7)
    assert outcome.fraction == pytest.approx(3.5 / 5) and outcome.passed
    assert outcome.right == 1 and [question.id for question in outcome.missed] == ["b", "c"]
    assert [row.given for row in outcome.rows] == ["right", "half", ""]
    assert {row.right for row in outcome.rows} == {"right"}
    assert not result(quiz, 0.71).passed


def test_a_night_in_the_middle_of_a_quiz_is_no_time_spent_on_it() -> None:
    quiz = session(single("a"), single("b"))
    overnight = replace(given("b", 1), seconds=9 * 3600.0)
    quiz = quiz.with_answer(replace(given("a", 1), seconds=20.0)).with_answer(overnight)
    assert result(quiz, 0.7).seconds == 20 + MOST_SECONDS


def test_an_answer_to_a_rewritten_question_is_shown_as_it_was_typed() -> None:
    quiz = session(single("a")).with_answer(given("a", 1, response="zz"))
    row = result(quiz, 0.8).rows[0]
    assert row.given == "zz" and row.grade is not None and row.grade.fraction == 1


def test_a_bar_for_each_section() -> None:
    quiz = session(single("a", section="one"), single("b", section="one"), single("c", section="two"))
    quiz = quiz.with_answer(given("a", 1)).with_answer(given("c", 0, response="c"))
    assert result(quiz, 0.8).by_section(["one", "two", "three"]) == [("one", 0.5, 2), ("two", 0.0, 1)]


@pytest.mark.parametrize(
    ("said", "right", "wrong"),
    # Moodle's documentation, "Certainty-based marking": C=1, C=2, C=3.
    [("guess", 1, 0), ("fairly_sure", 2, -2), ("sure", 3, -6), ("", 2, -2)],
)
def test_certainty_marks_by_moodle_s_table(said: Certainty, right: float, wrong: float) -> None:
    assert certainty.mark(given("a", 1, said)) == right
    assert certainty.mark(given("a", 0, said)) == wrong
    assert certainty.mark(given("a", 0.5, said)) == right / 2


def test_what_certainties_say() -> None:
    overconfident = [given("a", 1, "sure"), given("b", 0, "sure")]
    assert "you were right 50% of the time" in certainty.reading(overconfident)
    modest = [given(name, 1, "guess") for name in "abc"]
    assert "you know more than you think" in certainty.reading(modest)
    assert certainty.reading([]) == ""
    shares = {level.certainty: (level.count, level.share) for level in certainty.levels([*overconfident, *modest])}
    assert shares == {"sure": (2, 0.5), "guess": (3, 1.0)}
