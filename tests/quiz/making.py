"""Questions, sessions and answers for the tests of the quiz."""

from __future__ import annotations

from msgspec import convert

from tui.progress.events import AnswerGiven, Certainty, Mode, QuizStarted
from tui.questions import AnyQuestion, Question
from tui.quiz.session import Session


def single(name: str, **more: object) -> Question:
    """A single choice whose first answer is right and whose second is worth a half."""
    answers = [{"text": "right", "correct": True}, {"text": "half", "fraction": 0.5}, {"text": "wrong"}]
    data = {"id": name, "kind": "single_choice", "prompt": name, "answers": answers, **more}
    question: Question = convert(data, AnyQuestion)
    return question


def session(*questions: Question, mode: Mode = "practice", seed: int = 1, minutes: int = 0) -> Session:
    names = tuple(question.id for question in questions)
    started = QuizStarted(
        id="s",
        seq=1,
        time="2026-01-01T10:00:00.000Z",
        device="d",
        course="c",
        attempt="t",
        lesson="l",
        seed=seed,
        questions=names,
        mode=mode,
        minutes=minutes,
    )
    return Session(started, questions)


def given(
    name: str, fraction: float, certainty: Certainty = "", response: str = "a", final: bool = True, seq: int = 2
) -> AnswerGiven:
    return AnswerGiven(
        id=f"{name}{seq}",
        seq=seq,
        time="2026-01-01T10:01:00.000Z",
        device="d",
        course="c",
        attempt="t",
        lesson="l",
        question=name,
        response=response,
        fraction=fraction,
        certainty=certainty,
        final=final,
    )
