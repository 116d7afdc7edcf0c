"""What events add up to."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tests.progress.making import DEEDS, histories, opened
from tui.progress.events import (
    AnswerGiven,
    AnyEvent,
    Bookmarked,
    HintShown,
    LabGoalReached,
    LabPredicted,
    LessonOpened,
    LessonRead,
    NoteWritten,
    PlaceReached,
    ProgressReset,
    QuestionFlagged,
    QuizFinished,
    QuizStarted,
    ResetUndone,
    SectionRead,
)
from tui.progress.state import LabState, Place, State, fold


def told(*deeds: tuple[type[Any], dict[str, Any]], course: str = "c") -> list[AnyEvent]:
    """The deeds as events, one after the other."""
    stamp = {"time": "2026-11-22T06:48:55.000Z", "device": "laptop", "course": course}
    return [kind(id=f"e{n}", seq=n, **(stamp | fields)) for n, (kind, fields) in enumerate(deeds, start=1)]


def quiz(*deeds: tuple[type[Any], dict[str, Any]]) -> list[AnyEvent]:
    start = (QuizStarted, {"lesson": "l", "attempt": "a", "seed": 1, "questions": ("q", "r")})
    return told(start, *deeds)


ANSWER = (AnswerGiven, {"lesson": "l", "attempt": "a", "question": "q", "response": "b", "fraction": 1.0})
WRONG = (AnswerGiven, {"lesson": "l", "attempt": "a", "question": "q", "response": "c", "fraction": 0.5})
FIRST_TRY = (AnswerGiven, WRONG[1] | {"final": False})


def finish(fraction: float, **fields: Any) -> tuple[type[Any], dict[str, Any]]:
    return QuizFinished, {"lesson": "l", "attempt": "a", "fraction": fraction, **fields}


def test_a_lesson_goes_from_not_started_to_passed() -> None:
    deeds = [(LessonOpened, {"lesson": "l"}), (LessonRead, {"lesson": "l"}), finish(0.9, passed=True)]
    standings = [fold(told(*deeds[:count])).course("c").lesson("l").standing for count in range(4)]
    assert standings == ["not_started", "reading", "read", "passed"]


def test_a_place_a_section_and_marks_are_remembered() -> None:
    lesson = (
        fold(
            told(
                (PlaceReached, {"lesson": "l", "tab": "compare", "section": "s", "line": 3, "offset": 7}),
                (SectionRead, {"lesson": "l", "section": "s"}),
                (Bookmarked, {"lesson": "l", "section": "s"}),
                (Bookmarked, {"lesson": "l", "section": "t"}),
                (Bookmarked, {"lesson": "l", "section": "t", "on": False}),
                (NoteWritten, {"lesson": "l", "section": "s", "text": "why?"}),
                (NoteWritten, {"lesson": "l", "section": "t", "text": "gone"}),
                (NoteWritten, {"lesson": "l", "section": "t", "text": ""}),
            )
        )
        .course("c")
        .lesson("l")
    )
    assert lesson.place == Place("compare", "s", 3, 7)
    assert (lesson.sections_read, lesson.bookmarks, lesson.notes) == ({"s"}, {"s"}, {"s": "why?"})


def test_what_was_predicted_and_reached_in_a_lab_is_kept() -> None:
    events = told(
        (LabPredicted, {"lesson": "l", "lab": "gan", "choice": "fewer"}),
        (LabPredicted, {"lesson": "l", "lab": "gan", "choice": "fewer", "answer": "more"}),
        (LabGoalReached, {"lesson": "l", "lab": "gan", "goal": "break", "seed": 7, "step": 2500}),
        (LabGoalReached, {"lesson": "l", "lab": "vae", "goal": "walk"}),
    )
    assert fold(events[:1]).course("c").lesson("l").labs == {"gan": LabState("fewer")}
    labs = fold(events).course("c").lesson("l").labs
    assert labs == {"gan": LabState("fewer", "more", {"break"}), "vae": LabState(goals={"walk"})}


def test_an_open_quiz_holds_what_was_done_in_it() -> None:
    hint = (HintShown, {"lesson": "l", "attempt": "a", "question": "q"})
    flag = (QuestionFlagged, {"lesson": "l", "attempt": "a", "question": "r"})
    attempt = fold(quiz(hint, hint, flag, FIRST_TRY, ANSWER)).course("c").lesson("l").attempt
    assert attempt is not None
    assert attempt.hints == {"q": 2}
    assert attempt.flagged == {"r"}
    assert [given.response for given in attempt.answers] == ["c", "b"]


def test_a_finished_quiz_is_open_no_more_and_leaves_scores() -> None:
    again = (QuizStarted, {"lesson": "l", "attempt": "a2", "seed": 1, "questions": ("q",)})
    retry = (QuizFinished, {"lesson": "l", "attempt": "a2", "fraction": 1.0, "whole": False})
    lesson = fold(quiz(ANSWER, finish(0.75), again, retry)).course("c").lesson("l")
    assert lesson.attempt is None
    assert (lesson.best, lesson.last) == (0.75, 0.75), "a retry of some questions is no score of the lesson"


def test_the_best_score_stays_when_the_last_is_lower() -> None:
    lesson = fold(told(finish(0.9, passed=True), finish(0.4))).course("c").lesson("l")
    assert (lesson.best, lesson.last, lesson.passed) == (0.9, 0.4, True)


def test_only_final_answers_count() -> None:
    question = fold(quiz(FIRST_TRY, WRONG, ANSWER)).course("c").lesson("l").questions["q"]
    assert (question.answers, question.right) == (2, 1)
    assert question.last is not None
    assert question.last.response == "b"


OTHER = (AnswerGiven, ANSWER[1] | {"question": "r"})
OPENED_M = (LessonOpened, {"lesson": "m"})
IN_D = (LessonOpened, {"lesson": "x", "course": "d"})


def test_a_question_is_reset_alone() -> None:
    course = fold(quiz(ANSWER, OTHER, (ProgressReset, {"lesson": "l", "question": "q"}))).course("c")
    attempt = course.lesson("l").attempt
    assert attempt is not None
    assert set(course.lesson("l").questions) == {"r"}
    assert [given.question for given in attempt.answers] == ["r"]


def test_a_lesson_is_reset_alone() -> None:
    course = fold(quiz(ANSWER, OPENED_M, (ProgressReset, {"lesson": "l"}))).course("c")
    assert set(course.lessons) == {"m"}
    assert course.attempts == {}


def test_a_course_is_reset_alone() -> None:
    assert set(fold(quiz(ANSWER, IN_D, (ProgressReset, {}))).courses) == {"d"}


def test_everything_is_reset() -> None:
    state = fold(quiz(ANSWER, IN_D, (ProgressReset, {"course": ""})))
    assert (state.courses, state.last_course) == ({}, "")


def test_a_reset_that_was_undone_never_was() -> None:
    before = fold(quiz(ANSWER))
    after = fold(quiz(ANSWER, (ProgressReset, {}), (ResetUndone, {"reset": "e3"})))
    assert after.courses == before.courses


def test_only_a_reset_can_be_undone() -> None:
    assert fold(quiz(ANSWER, (ResetUndone, {"reset": "e2"}))).courses == fold(quiz(ANSWER)).courses


@given(histories(), st.randoms())
def test_order_and_repetition_of_events_do_not_matter(events: list[AnyEvent], random: Any) -> None:
    shuffled = [*events, *events[: len(events) // 2]]
    random.shuffle(shuffled)
    assert fold(shuffled) == fold(events)


@given(st.lists(st.one_of(DEEDS, st.sampled_from(["reset", "lesson", "undo"])), max_size=25))
def test_the_state_kept_up_to_date_is_the_fold_of_all_events(deeds: list[Any]) -> None:
    store = opened(None)
    last_reset = ""
    for deed in deeds:
        match deed:
            case "reset":
                event: AnyEvent = store.new(ProgressReset, course="c")
                last_reset = event.id
            case "lesson":
                event = store.new(ProgressReset, course="c", lesson="l")
                last_reset = event.id
            case "undo":
                event = store.new(ResetUndone, course="c", reset=last_reset)
            case kind, fields:
                event = store.new(kind, course="c", **fields)
        store.record(event)
        assert store.state == fold(store.events())


@given(histories())
def test_the_state_survives_being_kept(events: list[AnyEvent]) -> None:
    state = fold(events)
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(state), type=State) == state
