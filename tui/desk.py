"""The open course and the person's progress in it: what screens and the command line ask, and tell what was done."""

from __future__ import annotations

from random import SystemRandom
from typing import Any

from .course.loading import Course
from .course.model import Lesson, Term
from .course.problems import CourseError
from .progress.events import (
    AnswerGiven,
    AnyEvent,
    Certainty,
    LessonOpened,
    LessonRead,
    PlaceReached,
    QuizFinished,
    QuizStarted,
    SectionRead,
    new_id,
)
from .progress.standing import question_digest
from .progress.state import CourseState, LessonState, Place
from .progress.store import Store
from .questions import Question
from .quiz.result import Result, result
from .quiz.session import Outcome, Session, order_questions, resume


class Desk:
    """One course and one store. Every method that says `record` has it on disk before it returns."""

    def __init__(self, course: Course, store: Store) -> None:
        self.course = course
        self.store = store

    @property
    def state(self) -> CourseState:
        return self.store.state.course(self.course.id)

    def lesson_state(self, lesson_id: str) -> LessonState:
        return self.state.lesson(lesson_id)

    def first_lesson(self) -> str:
        """Where to begin: the lesson last opened, else the first."""
        place = self.course.index(self.state.last_lesson)
        return self.course.heads[place or 0].id

    def next_lesson(self) -> str:
        """What to do next: the first lesson whose quiz is not passed, else the last."""
        open_ones = [head.id for head in self.course.heads if not self.lesson_state(head.id).passed]
        return open_ones[0] if open_ones else self.course.heads[-1].id

    def read_share(self) -> tuple[int, int, int]:
        """How many lessons are read (or passed), how many are passed, and how many there are."""
        states = [self.lesson_state(head.id).standing for head in self.course.heads]
        return sum(s in ("read", "passed") for s in states), states.count("passed"), len(states)

    def term(self, name: str) -> Term | None:
        """The glossary entry with this id, term or other name; None when there is none that can be read."""
        try:
            terms = self.course.terms()
        except CourseError:
            return None
        return next((term for term in terms if name in (term.id, term.term, *term.aliases)), None)

    def record(self, kind: type[Any], **fields: Any) -> AnyEvent:
        event: AnyEvent = self.store.new(kind, course=self.course.id, **fields)
        self.store.record(event)
        return event

    def open_lesson(self, lesson_id: str) -> None:
        self.record(LessonOpened, lesson=lesson_id)

    def reach(self, lesson_id: str, place: Place) -> None:
        """Remember where the person is, unless that is known already."""
        if self.lesson_state(lesson_id).place != place:
            self.record(
                PlaceReached,
                lesson=lesson_id,
                tab=place.tab,
                section=place.section,
                line=place.line,
                offset=place.offset,
            )

    def finish_section(self, lesson: Lesson, section_id: str) -> bool:
        """Remember that a section was read to its end, and the lesson with its last one; True if that is news."""
        state = self.lesson_state(lesson.id)
        if section_id in state.sections_read:
            return False
        self.record(SectionRead, lesson=lesson.id, section=section_id)
        read = self.lesson_state(lesson.id).sections_read
        if not self.lesson_state(lesson.id).read and all(section.id in read for section in lesson.sections):
            self.record(LessonRead, lesson=lesson.id)
        return True

    def open_quiz(self, lesson: Lesson) -> Session | None:
        """The quiz that was left in the middle, or None."""
        attempt = self.lesson_state(lesson.id).attempt
        if attempt is None:
            return None
        session = resume(attempt.started, attempt.answers, lesson.questions)
        return None if session.finished else session

    def start_quiz(self, lesson: Lesson, questions: tuple[Question, ...] | None = None) -> Session:
        """Begin a quiz over these questions (all of the lesson's by default); any open one is given up."""
        seed = SystemRandom().getrandbits(31)
        asked = order_questions(lesson.questions if questions is None else questions, seed)
        attempt = new_id()
        if asked:
            names = tuple(question.id for question in asked)
            self.record(QuizStarted, attempt=attempt, lesson=lesson.id, seed=seed, questions=names)
        return Session(attempt, lesson.id, seed, asked)

    def answer(
        self, session: Session, question: Question, response: str, certainty: Certainty, seconds: float
    ) -> tuple[Session, Outcome]:
        """Grade an answer and put it on disk. Raises AnswerError when it is no answer."""
        outcome = session.judge(question, response)
        event = self.record(
            AnswerGiven,
            attempt=session.attempt,
            lesson=session.lesson,
            question=question.id,
            response=response,
            fraction=outcome.fraction,
            certainty=certainty,
            tries=len(session.tries(question.id)) + 1,
            seconds=round(seconds, 1),
            final=outcome.final,
            text=question_digest(question),
        )
        assert isinstance(event, AnswerGiven)
        return session.with_answer(event), outcome

    def finish_quiz(self, lesson: Lesson, session: Session) -> Result:
        """Close the attempt. A quiz over part of the lesson's questions (a retry) never marks it passed."""
        outcome = result(session, self.course.manifest.pass_mark)
        asked = {question.id for question in session.questions}
        whole = all(question.id in asked for question in order_questions(lesson.questions, 0))
        self.record(
            QuizFinished,
            attempt=session.attempt,
            lesson=lesson.id,
            fraction=outcome.fraction,
            passed=outcome.passed and whole,
            whole=whole,
        )
        return outcome

    def result(self, session: Session) -> Result:
        return result(session, self.course.manifest.pass_mark)
