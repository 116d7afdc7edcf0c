"""Runs quizzes on the desk: what a lesson's quiz asks, answers graded and put on disk, the result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from random import SystemRandom

import msgspec

from .course.model import Exam, Lesson
from .course.problems import CourseError
from .desk import Desk
from .progress.events import (
    AnswerGiven,
    Certainty,
    HintShown,
    ItemRecalled,
    Mode,
    QuestionFlagged,
    QuizFinished,
    QuizStarted,
    new_id,
)
from .progress.standing import changed_since, question_digest, question_states
from .questions import Question
from .questions.single_choice import SingleChoice
from .quiz.contrast import drawn, find_contrast
from .quiz.draw import draw, pool
from .quiz.result import Result, result
from .quiz.session import Outcome, Session, answerable, resume

# What a review is under: it belongs to no lesson.
NO_LESSON = ""


class Recalling(msgspec.Struct, frozen=True):
    """What an answer is recorded for, if not for its question: an item, and what each option names of those it is
    taken for (a subject's id, a term's)."""

    item: str
    names: tuple[str, ...]


class Paper(msgspec.Struct):
    """What a lesson's quiz may ask: its own questions, or for an exam those of other lessons; and whose they are.

    `made` are questions made from the lesson's comparisons, `recalled` what answers are recorded for in a review.
    """

    lesson: Lesson
    exam: Exam | None
    owners: dict[str, tuple[Lesson, Question]]
    made: dict[str, Question] = {}
    recalled: Mapping[str, Recalling] = {}

    @property
    def questions(self) -> list[Question]:
        return [question for _, question in self.owners.values()]

    @property
    def every(self) -> list[Question]:
        """All that can be in an attempt."""
        return [*self.questions, *self.made.values()]

    @property
    def sound(self) -> list[Question]:
        """The questions that can be asked."""
        return [question for question in self.questions if answerable(question)]

    def is_whole(self, session: Session) -> bool:
        """Whether these are all that a full quiz asks, and not only those retried."""
        asked = session.questions
        if self.exam and 0 < self.exam.pick < len(self.sound):
            return len(asked) == self.exam.pick
        names = {question.id for question in asked}
        made = 0 if self.exam else len(drawn(self.lesson, session.started.seed))
        return all(question.id in names for question in self.sound) and len(names & self.made.keys()) >= made


class Examiner:
    """One quiz at a time. What a method returns has been recorded before."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._paper: Paper | None = None

    def has_quiz(self, lesson: Lesson) -> bool:
        """Whether the lesson has anything to ask."""
        return bool(lesson.questions) or self._exam(lesson) is not None or any(t.ask for t in lesson.comparisons)

    def owner(self, question: Question) -> Lesson | None:
        """The lesson that a question of the quiz belongs to."""
        paper = self._paper
        if paper is None:
            return None
        found = paper.owners.get(question.id)
        return found[0] if found else paper.lesson if question.id in paper.made else None

    def changed(self, question: Question) -> bool:
        """Whether the question's wording is another than when it was last answered."""
        known = question_states(self.desk.state, [question]).get(question.id)
        return known is not None and changed_since(known, question)

    def left_open(self, lesson: Lesson) -> Session | None:
        """The lesson's quiz that was left in the middle, or None."""
        attempt = self.desk.lesson_state(lesson.id).attempt
        if attempt is None:
            return None
        paper = self._prepare(lesson, attempt.started.questions)
        return resume(attempt.started, attempt.answers, paper.every, attempt.hints, attempt.flagged)

    def begin(self, lesson: Lesson, questions: Sequence[Question] | None = None, mode: Mode | None = None) -> Session:
        """Begin a quiz over these questions (by default all that the lesson's asks); an open one is given up."""
        seed = SystemRandom().getrandbits(31)
        made = drawn(lesson, seed) if questions is None and self._exam(lesson) is None else []
        paper = self._prepare(lesson, [question.id for question in questions or made])
        exam = paper.exam if questions is None else None
        wanted = [q for q in (paper.every if questions is None else questions) if answerable(q)]
        asked = draw(wanted, seed, exam.pick if exam else 0)
        event = self.desk.store.new(
            QuizStarted,
            course=self.desk.course.id,
            attempt=new_id(),
            lesson=lesson.id,
            seed=seed,
            questions=tuple(question.id for question in asked),
            mode=mode or ("exam" if exam else "practice"),
            minutes=exam.minutes if exam else 0,
        )
        if asked:
            self.desk.keep(event)
        faulty = [question.id for question in paper.questions if not answerable(question)]
        return Session(event, asked, gone=tuple(faulty) if questions is None else ())

    def review(
        self, owned: Sequence[tuple[Lesson | None, Question]], recalled: Mapping[str, Recalling] = {}
    ) -> tuple[Lesson, Session]:
        """Ask questions of several lessons (None: of none), in this order, under one that only stands in for them.

        Each answer counts in its own lesson; there is no attempt to come back to, and nothing to finish. `recalled`
        says by question which of them ask for a cell or term: that is then what was recalled.
        """
        lesson = Lesson(id=NO_LESSON, title="", sections=())
        owners = {question.id: (owner or lesson, question) for owner, question in owned}
        self._paper = Paper(lesson, None, owners, recalled=recalled)
        seed = SystemRandom().getrandbits(31)
        asked = tuple(question for _, question in owned)
        names = tuple(question.id for question in asked)
        started = self.desk.store.new(
            QuizStarted, course=self.desk.course.id, attempt=new_id(), lesson=NO_LESSON, seed=seed, questions=names
        )
        return lesson, Session(started, asked)

    def renewed(self, lesson: Lesson, session: Session) -> tuple[Lesson, Session]:
        """The lesson and the session with the course's present questions; as they were where it can't be read."""
        try:
            lesson = self.desk.course.lesson(lesson.id)
        except CourseError:
            return lesson, session
        paper = self._prepare(lesson, session.started.questions)
        return lesson, resume(session.started, session.answers, paper.every, session.hints, session.flagged)

    def answer(
        self, session: Session, question: Question, response: str, certainty: Certainty, seconds: float
    ) -> tuple[Session, Outcome]:
        """Grade an answer and record it; with the last one in practice the quiz is finished.

        Raises AnswerError when it is no answer to the question.
        """
        outcome = session.judge(question, response)
        owner = self.owner(question)
        event = self.desk.store.new(
            AnswerGiven,
            course=self.desk.course.id,
            attempt=session.started.attempt,
            lesson=owner.id if owner else session.started.lesson,
            question=question.id,
            response=response,
            fraction=outcome.fraction,
            certainty=certainty,
            hints=session.hints_shown(question),
            tries=1 if session.mode == "exam" else len(session.tries(question.id)) + 1,
            seconds=round(seconds, 1),
            final=outcome.final,
            text=question_digest(question),
            question_kind=question.kind,
        )
        self.desk.keep(self._as_recall(event, question) or event)
        session = session.with_answer(event)
        if session.finished and session.started.lesson != NO_LESSON:
            self._finish(session)
        return session, outcome

    def hand_in(self, session: Session) -> Session:
        """Make the last answer to each question of an exam the one that counts, and finish it."""
        for question in session.questions:
            answer = session.latest(question.id)
            if answer is not None and not answer.final:
                final = msgspec.structs.replace(answer, **self.desk.store.stamp(), final=True)
                self.desk.keep(final)
                session = session.with_answer(final)
        self._finish(session)
        return session

    def show_hint(self, session: Session, question: Question) -> Session:
        """Remember that one more hint was shown."""
        started, owner = session.started, self.owner(question)
        lesson = started.lesson or (owner.id if owner else NO_LESSON)
        self.desk.record(HintShown, attempt=started.attempt, lesson=lesson, question=question.id)
        return session.with_hint(question)

    def flag(self, session: Session, question: Question) -> Session:
        """Mark a question for later, or take the mark away."""
        on = question.id not in session.flagged
        started = session.started
        self.desk.record(QuestionFlagged, attempt=started.attempt, lesson=started.lesson, question=question.id, on=on)
        return session.with_flag(question, on)

    def result(self, session: Session) -> Result:
        """What the session came to."""
        return result(session, self.desk.course.manifest.pass_mark)

    def _exam(self, lesson: Lesson) -> Exam | None:
        return next((exam for exam in self.desk.course.manifest.exams if exam.id == lesson.id), None)

    def _as_recall(self, answer: AnswerGiven, question: Question) -> ItemRecalled | None:
        """What to record in place of an answer whose question asks for a cell or term."""
        recalling = self._paper.recalled.get(question.id) if self._paper else None
        if recalling is None or not isinstance(question, SingleChoice):
            return None
        return ItemRecalled(
            id=answer.id,
            seq=answer.seq,
            time=answer.time,
            device=answer.device,
            course=answer.course,
            item=recalling.item,
            fraction=answer.fraction,
            lesson=answer.lesson,
            attempt=answer.attempt,
            response=recalling.names[question.place(answer.response)],
            certainty=answer.certainty,
            hints=answer.hints,
            tries=answer.tries,
            seconds=answer.seconds,
        )

    def _prepare(self, lesson: Lesson, asked: Iterable[str] = ()) -> Paper:
        """What the lesson's quiz may ask; with the questions made from its tables that are named in `asked`."""
        exam = self._exam(lesson)
        paper = self._paper = Paper(lesson, exam, {})
        for name in asked:
            if found := find_contrast(lesson.comparisons, name):
                paper.made[name] = found.question
        names = [head.id for head in self.desk.course.heads] if exam else [lesson.id]
        for name in (exam.lessons if exam else ()) or names:
            try:
                source = lesson if name == lesson.id else self.desk.course.lesson(name)
            except CourseError:
                # A lesson that can't be read asks nothing; opening it says why.
                continue
            for question in pool(source.questions, exam.tags if exam else ()):
                paper.owners[question.id] = source, question
        return paper

    def _finish(self, session: Session) -> None:
        """Record the end of the attempt. A retry of some questions never marks the lesson passed."""
        outcome = self.result(session)
        whole = self._paper is not None and self._paper.is_whole(session)
        self.desk.record(
            QuizFinished,
            attempt=session.started.attempt,
            lesson=session.started.lesson,
            fraction=outcome.fraction,
            passed=outcome.passed and whole,
            whole=whole,
        )
