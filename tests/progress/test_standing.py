"""History seen by the course of today: ids and aliases decide."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tests.progress.making import histories
from tests.progress.test_state import ANSWER, FIRST_TRY, WRONG, finish, quiz, told
from tui.course.model import Lesson, LessonHead, Section
from tui.progress.events import (
    AnswerGiven,
    AnyEvent,
    Bookmarked,
    LabGoalReached,
    LabPredicted,
    LessonOpened,
    NoteWritten,
    PlaceReached,
    QuizStarted,
)
from tui.progress.standing import (
    changed_since,
    lesson_state,
    lesson_states,
    merged,
    question_digest,
    question_states,
)
from tui.progress.state import LabState, LessonState, QuestionState, fold
from tui.questions import KINDS, Question
from tui.questions.short_answer import ShortAnswer
from tui.questions.single_choice import SingleChoice
from tui.questions.worth import Answer


def question(name: str = "q", aliases: tuple[str, ...] = (), prompt: str = "Why?") -> SingleChoice:
    answers = (Answer(text="Because", correct=True), Answer(text="Why not"))
    return SingleChoice(id=name, aliases=aliases, prompt=prompt, answers=answers)


def lesson(name: str = "l", questions: tuple[Question, ...] = (), **fields: Any) -> Lesson:
    sections = fields.pop("sections", (Section(id="s", title="S", body=""),))
    return Lesson(id=name, title=name, sections=sections, questions=questions, **fields)


def renamed(events: list[AnyEvent], which: list[bool]) -> list[AnyEvent]:
    """Those events that `which` says are put under the lesson's former id."""
    return [
        msgspec.structs.replace(event, lesson="former") if old and getattr(event, "lesson", "") == "l" else event
        for event, old in zip(events, which, strict=True)
    ]


@given(histories(resets=False), st.data())
def test_a_renamed_lesson_has_the_history_it_would_have_had(events: list[AnyEvent], data: st.DataObject) -> None:
    """Whichever of the events stand under the old id: together they are what they were under one."""
    which = data.draw(st.lists(st.booleans(), min_size=len(events), max_size=len(events)))
    heads = [LessonHead(id="l", title="l", aliases=("former",)), LessonHead(id="m", title="m")]
    for course in ("c", "d"):
        expected = fold(events).course(course).lessons
        found = lesson_states(fold(renamed(events, which)).course(course), heads)
        # An answer keeps the lesson id that it was given under.
        assert _unlabelled(found) == _unlabelled(expected)


def _unlabelled(states: dict[str, LessonState]) -> dict[str, Any]:
    text = msgspec.json.encode({name: merged([state]) for name, state in sorted(states.items())})
    held: dict[str, Any] = msgspec.json.decode(text.replace(b'"lesson":"former"', b'"lesson":"l"'))
    for state in held.values():
        for key in ("sections_read", "bookmarks"):
            state[key] = sorted(state[key])
        for lab in state["labs"].values():
            lab["goals"].sort()
        if state["attempt"]:
            state["attempt"]["flagged"] = sorted(state["attempt"]["flagged"])
    return held


def test_history_of_a_lesson_that_is_gone_is_kept_out() -> None:
    state = fold(told((LessonOpened, {"lesson": "gone"}), (LessonOpened, {"lesson": "l"}))).course("c")
    assert set(lesson_states(state, [lesson()])) == {"l"}
    assert "gone" in state.lessons


def test_an_id_of_today_is_never_taken_for_a_former_one() -> None:
    state = fold(told((LessonOpened, {"lesson": "m"}))).course("c")
    heads = [LessonHead(id="l", title="l", aliases=("m",)), LessonHead(id="m", title="m")]
    assert set(lesson_states(state, heads)) == {"m"}


def test_a_quiz_begun_under_the_old_id_ends_under_the_new_one() -> None:
    under_new = [(kind, fields | {"lesson": "new"}) for kind, fields in (ANSWER, finish(1.0))]
    events = quiz(FIRST_TRY, *under_new)
    head = LessonHead(id="new", title="", aliases=("l",))
    half = lesson_states(fold(events[:3]).course("c"), [head])["new"].attempt
    assert half is not None
    assert [given.response for given in half.answers] == ["c", "b"]
    whole = lesson_states(fold(events).course("c"), [head])["new"]
    assert (whole.attempt, whole.last) == (None, 1.0)


def test_sections_renamed_or_moved_keep_their_marks() -> None:
    state = fold(
        told(
            (PlaceReached, {"lesson": "l", "section": "old", "line": 4}),
            (Bookmarked, {"lesson": "l", "section": "old"}),
            (NoteWritten, {"lesson": "l", "section": "old", "text": "first"}),
            (NoteWritten, {"lesson": "l", "section": "new", "text": "second"}),
            (NoteWritten, {"lesson": "l", "section": "gone", "text": "kept"}),
        )
    ).course("c")
    today = lesson(sections=(Section(id="new", title="", body="", aliases=("old",)),))
    seen = lesson_state(state, [today], today)
    assert (seen.place.section, seen.place.line) == ("new", 4)
    assert (seen.bookmarks, seen.notes) == ({"new"}, {"new": "second", "gone": "kept"})


def test_a_mark_taken_away_under_the_new_id_stays_away() -> None:
    state = fold(
        told(
            (Bookmarked, {"lesson": "l", "section": "old"}),
            (NoteWritten, {"lesson": "l", "section": "old", "text": "x"}),
            (Bookmarked, {"lesson": "l", "section": "new", "on": False}),
            (NoteWritten, {"lesson": "l", "section": "new", "text": ""}),
        )
    ).course("c")
    today = lesson(sections=(Section(id="new", title="", body="", aliases=("old",)),))
    seen = lesson_state(state, [today], today)
    assert (seen.bookmarks, seen.notes) == (set(), {})


def test_a_lab_keeps_its_last_prediction_and_every_goal_when_its_lesson_is_renamed() -> None:
    state = fold(
        told(
            (LabPredicted, {"lesson": "l", "lab": "gan", "choice": "more"}),
            (LabGoalReached, {"lesson": "l", "lab": "gan", "goal": "break"}),
            (LabGoalReached, {"lesson": "new", "lab": "gan", "goal": "mend"}),
            (LabPredicted, {"lesson": "new", "lab": "gan", "choice": "fewer", "answer": "more"}),
        )
    ).course("c")
    today = lesson("new", aliases=("l",))
    assert lesson_state(state, [today], today).labs == {"gan": LabState("fewer", "more", {"break", "mend"})}


def test_a_renamed_question_keeps_its_history_and_its_place_in_an_open_quiz() -> None:
    state = fold(quiz(WRONG)).course("c")
    today = lesson(questions=(question("new", aliases=("q",)), question("r")))
    seen = lesson_state(state, [today], today)
    assert set(seen.questions) == {"new"}
    assert seen.questions["new"].answers == 1
    assert seen.attempt is not None
    assert seen.attempt.started.questions == ("new", "r")
    assert [given.question for given in seen.attempt.answers] == ["new"]


def test_a_question_moved_to_another_lesson_brings_its_history() -> None:
    state = fold(quiz(ANSWER)).course("c")
    here, there = lesson("l"), lesson("m", questions=(question("q"),))
    assert lesson_state(state, [here, there], there).questions["q"].right == 1
    assert lesson_state(state, [here, there], here).questions == {}


def test_a_question_that_is_gone_is_out_of_the_sums() -> None:
    state = fold(quiz(ANSWER)).course("c")
    today = lesson(questions=(question("r"),))
    assert lesson_state(state, [today], today).questions == {}


def test_answers_under_both_ids_add_up_and_the_last_is_the_last() -> None:
    under_new = (AnswerGiven, ANSWER[1] | {"question": "new", "response": "a", "fraction": 0.0})
    state = fold(told(ANSWER, under_new, WRONG)).course("c")
    known = question_states(state, [question("new", aliases=("q",))])["new"]
    assert (known.answers, known.right) == (3, 1)
    assert known.last is not None
    assert known.last.response == "c"


def test_a_question_whose_text_changed_since_says_so() -> None:
    now, before = question(), question(prompt="How?")
    for text, changed in ((question_digest(now), False), (question_digest(before), True), ("", False)):
        state = fold(told((AnswerGiven, ANSWER[1] | {"text": text}))).course("c")
        assert changed_since(question_states(state, [now])["q"], now) is changed
    assert not changed_since(QuestionState(), now)


def test_the_digest_is_of_the_wording_alone() -> None:
    first = question()
    same = [
        msgspec.structs.replace(first, id="other", aliases=("x",), hints=("look",), marks=2.0, shuffle=False),
        msgspec.structs.replace(first, prompt="  Why?\n"),
        msgspec.structs.replace(first, general_feedback="So."),
    ]
    assert {question_digest(other) for other in same} == {question_digest(first)}
    answers = first.answers
    other = [
        msgspec.structs.replace(first, prompt="Why not?"),
        msgspec.structs.replace(first, answers=answers[::-1]),
        msgspec.structs.replace(first, answers=(answers[0], Answer(text="No reason"))),
        msgspec.structs.replace(first, answers=(Answer(text="Because"), Answer(text="Why not", correct=True))),
    ]
    assert len({question_digest(question) for question in [first, *other]}) == 5
    one, two = (ShortAnswer(id="q", prompt="?", answers=(Answer(text=text, correct=True),)) for text in ("yes", "no"))
    assert question_digest(one) != question_digest(two)


def test_the_digest_stays_the_same_for_ever() -> None:
    """It is on people's disks: with another one, every question would seem changed."""
    assert question_digest(question()) == "2e57c242050b"


def test_the_text_of_a_cloze_is_part_of_its_wording() -> None:
    blank = {"kind": "short_answer", "answers": [{"text": "x", "correct": True}]}
    digests = {
        question_digest(msgspec.convert({"id": "q", "prompt": "", "text": text, "blanks": [blank]}, KINDS["cloze"]))
        for text in ("A {{1}}.", "The {{1}}.")
    }
    assert len(digests) == 2


def test_a_quiz_started_elsewhere_is_not_mixed_up() -> None:
    other = (QuizStarted, {"lesson": "m", "attempt": "b", "seed": 1, "questions": ("x",)})
    state = fold(quiz(other, ANSWER)).course("c")
    assert set(state.attempts) == {"a", "b"}
    attempt = state.lesson("m").attempt
    assert attempt is not None
    assert attempt.answers == []
