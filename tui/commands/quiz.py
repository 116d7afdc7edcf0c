"""`carrel quiz` and `carrel try`: questions and answers as plain lines."""

from __future__ import annotations

import argparse
import sys
import time
from typing import Any

from ..course.loading import Course
from ..course.problems import CourseError, Problem
from ..course.text import cleaned
from ..examiner import Examiner
from ..questions import AnswerError, Grade, Question
from ..quiz.contrast import find_contrast
from ..quiz.flat import meant, shown_lines
from ..quiz.session import Session
from .common import add_course, add_json, close, course_named, open_desk, print_json, say


def add_to(commands: Any) -> None:
    quiz = commands.add_parser("quiz", help="a lesson's quiz, one plain answer a line")
    quiz.add_argument("lesson", metavar="LESSON", help="a lesson id")
    add_course(quiz)
    add_json(quiz)
    quiz.set_defaults(run=_quiz)
    attempt = commands.add_parser("try", help="how an answer is graded, and by which rule (for authors)")
    attempt.add_argument("course", metavar="COURSE", help="a course id or a folder")
    attempt.add_argument("question", metavar="QUESTION", help="a question id")
    attempt.add_argument("answer", metavar="ANSWER", help="the answer as typed, such as: b")
    add_json(attempt)
    attempt.set_defaults(run=_try)


def _try(options: argparse.Namespace) -> int:
    question = _question(course_named(options.course), options.question)
    if fault := next(question.meaning_faults(), None):
        say([f"the question `{question.id}` {fault.message}, so no answer to it can be graded."])
        return 1
    answer = cleaned(options.answer)
    try:
        grade = question.grade(answer)
    except AnswerError as error:
        say([str(error)])
        return 1
    if options.json:
        print_json(_as_json(question, answer, grade, grade.fraction))
        return 0
    print(f"{grade.verdict.replace('_', ' ')}: {grade.fraction:.0%} of the marks")
    print(f"rule: {grade.rule}")
    from ..render.plain import paragraphs

    for text in _feedback(question, grade):
        print("\n".join(paragraphs(text)))
    return 0


def _question(course: Course, question_id: str) -> Question:
    unreadable: list[Problem] = []
    for head in course.heads:
        try:
            lesson = course.lesson(head.id)
        except CourseError as error:
            unreadable += error.problems
            continue
        for question in lesson.questions:
            if question_id in (question.id, *question.aliases):
                return question
        if made := find_contrast(lesson.comparisons, question_id):
            return made.question
    unknown = Problem(str(course.folder), "unknown-question", f"there is no question `{question_id}`")
    raise CourseError([unknown, *unreadable])


def _quiz(options: argparse.Namespace) -> int:
    desk = open_desk(options.course)
    lesson = desk.course.lesson(options.lesson)
    examiner = Examiner(desk)
    session = examiner.left_open(lesson) or examiner.begin(lesson)
    if not session.questions:
        say([f"The lesson {lesson.id} has no questions that can be asked."])
        return 1
    session = ask(examiner, session, as_json=options.json)
    if not session.finished:
        code = close(desk.store)
        if session.current and not code:
            say([f"The quiz waits at question {session.number(session.current)}."])
        return code
    result = examiner.result(session)
    words = f"{result.right} of {len(result.rows)} right, {result.fraction:.0%}"
    words += ": passed." if result.passed else f"; {result.pass_mark:.0%} passes."
    print(words, file=sys.stderr if options.json else sys.stdout)
    return close(desk.store)


def ask(examiner: Examiner, session: Session, place: str = "", *, as_json: bool) -> Session:
    """Ask the open questions, an answer a line, until they or the lines come to an end.

    `place` is said with each, such as `3/12`; otherwise its place in the session.
    """
    from ..render.plain import paragraphs, phrase

    out = sys.stderr if as_json else sys.stdout
    while (question := session.current) is not None:
        number = place or f"{session.number(question)}/{len(session.questions)}"
        print("", f"{number}  " + "\n".join(paragraphs(question.prompt)), sep="\n", file=out)
        for line in shown_lines(question):
            # Two spaces stand between the choices of one blank.
            print("", *map(phrase, line.split("  ")), sep="  ", file=out)
        print(f"Answer ({question.how_to_answer}): ", end="", file=out, flush=True)
        asked_at = time.monotonic()
        typed = sys.stdin.readline()
        if not typed:
            print(file=out)
            break
        response = meant(question, cleaned(typed).strip())
        try:
            session, outcome = examiner.answer(session, question, response, "", time.monotonic() - asked_at)
        except AnswerError as error:
            print(error, file=out)
            continue
        if as_json:
            print_json(_as_json(question, response, outcome.grade, outcome.fraction))
            continue
        print(f"{outcome.grade.verdict.replace('_', ' ').capitalize()} ({outcome.grade.rule}).")
        for text in _feedback(question, outcome.grade):
            print("\n".join(paragraphs(text)))
        if outcome.final and not outcome.grade.correct:
            print(f"The right answer: {phrase(question.in_words(question.model_answer()))}")
    return session


def _feedback(question: Question, grade: Grade) -> list[str]:
    remarks = (f"{about}: {text}" if about else text for about, text in grade.remarks)
    texts = [*remarks, getattr(question.combined_feedback, grade.verdict), question.general_feedback]
    return [text.strip() for text in texts if text]


def _as_json(question: Question, answer: str, grade: Grade, fraction: float) -> dict[str, Any]:
    return {
        "id": question.id,
        "kind": question.kind,
        "answer": answer,
        "fraction": round(fraction, 6),
        "correct": grade.correct,
        "feedback": "\n".join(_feedback(question, grade)),
    }
