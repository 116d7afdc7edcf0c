"""The quiz as a state machine: tries and penalties, exams, resuming, the time limit."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from tests.quiz.making import given, session, single
from tui.quiz.session import resume


def test_a_single_try_closes_the_question_right_or_wrong() -> None:
    question = single("q")
    quiz = session(question)
    assert quiz.judge(question, "a").final and quiz.judge(question, "c").final
    assert quiz.judge(question, "a").fraction == 1 and quiz.judge(question, "c").fraction == 0


@pytest.mark.parametrize(
    ("tries", "response", "fraction", "final", "left"),
    [
        (0, "a", 1.0, True, 0),
        (0, "c", 0.0, False, 2),
        (1, "a", 1 - 1 / 3, True, 0),
        (1, "b", 0.5 - 1 / 3, False, 1),
        (2, "a", 1 - 2 / 3, True, 0),
        (2, "b", 0.0, True, 0),
        (2, "c", 0.0, True, 0),
    ],
)
def test_each_further_try_costs_the_penalty(
    tries: int, response: str, fraction: float, final: bool, left: int
) -> None:
    question = single("q", max_tries=3)
    quiz = session(question)
    for number in range(tries):
        quiz = quiz.with_answer(given("q", 0, response="c", final=False, seq=2 + number))
    outcome = quiz.judge(question, response)
    assert outcome.fraction == pytest.approx(fraction)
    assert (outcome.final, outcome.tries_left) == (final, left)


def test_an_exam_closes_nothing_and_takes_no_penalty() -> None:
    question = single("q", max_tries=3)
    quiz = session(question, mode="exam").with_answer(given("q", 0, response="c", final=False))
    outcome = quiz.judge(question, "a")
    assert not outcome.final and outcome.fraction == 1
    assert quiz.current is question and quiz.unanswered == ()


def test_the_current_question_is_the_first_open_one() -> None:
    quiz = session(single("a"), single("b"), single("c"))
    assert quiz.current and quiz.current.id == "a"
    quiz = quiz.with_answer(given("b", 1)).with_answer(given("a", 0))
    assert quiz.current and quiz.current.id == "c" and quiz.number(quiz.current) == 3
    assert quiz.with_answer(given("c", 1)).finished


@over(st.integers(), st.integers(0, 3))
def test_resuming_gives_the_same_session(seed: int, answered: int) -> None:
    questions = [single(name) for name in "abcd"]
    quiz = session(*questions, seed=seed)
    for number in range(answered):
        quiz = quiz.with_answer(given("abcd"[number], 1, seq=number + 2))
    quiz = quiz.with_hint(questions[0]).with_flag(questions[1], True)
    again = resume(quiz.started, quiz.answers, reversed(questions), quiz.hints, quiz.flagged)
    assert again == quiz
    assert [again.arrangement(q) for q in questions] == [quiz.arrangement(q) for q in questions]


def test_a_renamed_question_keeps_its_answer_and_one_that_is_gone_is_named() -> None:
    quiz = session(single("old"), single("gone"), single("kept"))
    renamed = single("new", aliases=("old",))
    again = resume(quiz.started, [given("old", 1), given("gone", 1)], [single("kept"), renamed])
    assert [question.id for question in again.questions] == ["new", "kept"]
    assert [answer.question for answer in again.answers] == ["new"]
    assert again.gone == ("gone",)


def test_an_unanswerable_question_is_left_out_when_resuming() -> None:
    broken = single("a", answers=[{"text": "x"}, {"text": "y"}])
    assert resume(session(single("a")).started, [], [broken]).gone == ("a",)


def test_the_deadline_counts_from_the_start() -> None:
    assert session(single("a")).deadline is None
    assert session(single("a"), minutes=45).deadline == datetime(2026, 1, 1, 10, 45, tzinfo=UTC)
