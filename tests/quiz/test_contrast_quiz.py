"""Contrast questions in a lesson's quiz: asked where the author says so, found again, counted as part of it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.review.making import LESSON, course
from tui.course.contrasts import contrast_name
from tui.course.model import Lesson
from tui.desk import Desk
from tui.examiner import Examiner
from tui.progress.audit import audit
from tui.progress.events import AnswerGiven, QuizFinished
from tui.progress.store import Store
from tui.questions import Question
from tui.quiz.session import Session
from tui.render.lesson import chunks
from tui.review.confusions import confusions
from tui.review.item_statistics import item_statistics
from tui.review.reviews import review_of
from tui.review.statistics import deeds_in
from tui.review.things import read_things

ASKING = LESSON.replace("questions:\n", "    ask: [which, match]\nquestions:\n", 1)
OWN = 7
# Of one row: `speed` has no cell to be told from the other.
MADE = 1


@pytest.fixture
def examiner(tmp_path: Path) -> Examiner:
    store = Store.open(None, device="test", now=lambda: datetime.now(UTC))
    return Examiner(Desk(course(tmp_path / "c", ASKING), store))


def families(examiner: Examiner) -> Lesson:
    return examiner.desk.course.lesson("families")


def made(session: Session) -> list[Question]:
    return [question for question in session.questions if contrast_name(question.id)]


def with_a(examiner: Examiner, kind: str) -> Session:
    """A quiz in which this kind was drawn."""
    sessions = (examiner.begin(families(examiner)) for _ in range(100))
    return next(session for session in sessions if made(session)[0].kind == kind)


def answered(examiner: Examiner, session: Session, wrong: str = "") -> Session:
    """The session with all its questions answered, rightly but for the one of this id."""
    for question in session.questions:
        response = question.model_answer()
        if question.id == wrong:
            response = response.translate(str.maketrans("ab", "ba"))
            response = response if response != question.model_answer() else "a"
        session, _ = examiner.answer(session, question, response, "sure", 2.0)
    return session


def finished(examiner: Examiner) -> list[QuizFinished]:
    return [event for event in examiner.desk.store.events() if isinstance(event, QuizFinished)]


def test_the_quiz_asks_them_among_its_own(examiner: Examiner) -> None:
    session = examiner.begin(families(examiner))
    assert len(session.questions) == OWN + MADE and len(made(session)) == MADE
    assert not session.gone
    assert {examiner.owner(question).id for question in session.questions} == {"families"}  # type: ignore[union-attr]
    kinds = {made(examiner.begin(families(examiner)))[0].kind for _ in range(30)}
    assert kinds == {"single_choice", "matching"}


def test_a_lesson_that_has_only_a_table_has_a_quiz(tmp_path: Path) -> None:
    bare = course(tmp_path / "c", ASKING.partition("questions:\n")[0])
    examiner = Examiner(Desk(bare, Store.open(None, device="test", now=lambda: datetime.now(UTC))))
    lesson = bare.lesson("families")
    assert examiner.has_quiz(lesson)
    session = answered(examiner, examiner.begin(lesson))
    assert len(session.questions) == MADE and finished(examiner)[-1].passed


def test_without_ask_there_are_none(tmp_path: Path) -> None:
    plain = course(tmp_path / "c")
    examiner = Examiner(Desk(plain, Store.open(None, device="test", now=lambda: datetime.now(UTC))))
    assert not made(examiner.begin(plain.lesson("families")))


def test_a_quiz_that_was_left_goes_on_with_the_same(examiner: Examiner) -> None:
    session = examiner.begin(families(examiner))
    name = made(session)[0].id
    while (question := session.current) is not None and question.id != name:
        session, _ = examiner.answer(session, question, question.model_answer(), "sure", 1.0)
    again = Examiner(examiner.desk).left_open(families(examiner))
    assert again is not None and again.questions == session.questions
    assert again.current is not None and again.current.id == name and not again.gone
    assert examiner.renewed(families(examiner), again)[1].questions == session.questions


def test_the_whole_quiz_passes_and_a_retry_of_some_does_not(examiner: Examiner) -> None:
    lesson = families(examiner)
    session = examiner.begin(lesson)
    name = made(session)[0].id
    answered(examiner, session, wrong=name)
    assert finished(examiner)[-1].whole
    missed = examiner.result(answered(examiner, session, wrong=name)).missed
    assert [question.id for question in missed] == [name]
    retry = answered(examiner, examiner.begin(lesson, missed))
    assert [question.id for question in retry.questions] == [name]
    assert not finished(examiner)[-1].whole and not finished(examiner)[-1].passed
    own = answered(examiner, examiner.begin(lesson, lesson.questions))
    assert len(own.questions) == OWN and not finished(examiner)[-1].whole


def test_a_wrong_answer_counts_as_the_cell_forgotten_and_as_a_confusion(examiner: Examiner) -> None:
    desk = examiner.desk
    session = with_a(examiner, "single_choice")
    name = made(session)[0].id
    answered(examiner, session, wrong=name)
    [event] = [e for e in desk.store.events() if isinstance(e, AnswerGiven) and e.question == name]
    review = review_of(event, date.today())
    asked = contrast_name(name)
    assert review is not None and asked is not None
    assert (review.item, review.kind, review.fraction) == (f"cell:table/how/{asked.subject}", "cell", 0.0)
    deeds = deeds_in(desk.store.events(), "c", UTC, date.today())
    [found] = confusions(deeds, read_things(desk.course))
    names = {"gan": "GAN", "vae": "VAE", "flow": "Normalising flow"}
    assert found.right == names[asked.subject] and found.given in names.values() and found.place is not None
    assert not audit(desk.store.state, [desk.course])


def test_an_answer_to_a_match_is_no_item_and_its_confusions_count(examiner: Examiner) -> None:
    desk = examiner.desk
    session = with_a(examiner, "matching")
    question = made(session)[0]
    swapped = question.model_answer().translate(str.maketrans("ab", "ba"))
    examiner.answer(session, question, swapped, "sure", 1.0)
    [event] = [e for e in desk.store.events() if isinstance(e, AnswerGiven)]
    assert 0 < event.fraction < 1 and review_of(event, date.today()) is None
    deeds = deeds_in(desk.store.events(), "c", UTC, date.today())
    first, second = confusions(deeds, read_things(desk.course))
    assert (first.right, first.given) == (second.given, second.right)


def test_what_a_table_no_longer_has_is_told(examiner: Examiner, tmp_path: Path) -> None:
    answered(examiner, examiner.begin(families(examiner)))
    course(tmp_path / "c", ASKING.replace("id: how", "id: why"))
    [gone] = audit(examiner.desk.store.state, [examiner.desk.course])
    assert gone.kind == "orphaned" and gone.question.startswith("contrast:table:")


def test_how_they_do_is_told_to_authors(examiner: Examiner) -> None:
    desk = examiner.desk
    session = with_a(examiner, "single_choice")
    name = made(session)[0].id
    answered(examiner, session, wrong=name)
    deeds = deeds_in(desk.store.events(), "c", UTC, date.today())
    found = item_statistics(read_things(desk.course).lessons, deeds)
    [of_table] = [one for one in found if contrast_name(one.id)]
    assert (of_table.id, of_table.lesson, of_table.answers, of_table.facility) == (name, "families", 1, 0.0)
    assert sum(one.count for one in of_table.chosen if not one.right) == 1


def test_the_lesson_says_that_its_table_asks_too(examiner: Examiner) -> None:
    def about(lesson: Lesson) -> str:
        return " ".join(line.plain for line in chunks(lesson)[0].lines(80))

    lesson = families(examiner)
    assert f"{OWN} questions · more from the table" in about(lesson)
    assert "· questions from the table" in f"· {about(replace(lesson, questions=()))}"
    assert "table" not in about(replace(lesson, comparisons=()))
