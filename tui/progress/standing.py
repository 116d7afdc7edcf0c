"""What was done, seen by the course as it is today: ids and aliases decide whose history it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from msgspec.structs import replace

from ..course.model import Lesson, LessonHead
from ..questions import Question
from .state import Attempt, CourseState, LabState, LessonState, Order, QuestionState

_NEVER: Order = (-1, "")


class Named(Protocol):
    """A lesson, section or question: it has an id, and former ids."""

    @property
    def id(self) -> str: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...


def owners(items: Iterable[Named]) -> dict[str, str]:
    """Today's id by every name that history may stand under; a present id is never taken for a former one."""
    items = list(items)
    names = {item.id: item.id for item in items}
    for item in items:
        for alias in item.aliases:
            names.setdefault(alias, item.id)
    return names


def lesson_states(state: CourseState, heads: Sequence[LessonHead]) -> dict[str, LessonState]:
    """What was done in each lesson of the course, under its id and its former ones together.

    Lessons that nothing was done in are left out; so is history whose lesson is gone.
    """
    names = owners(heads)
    found: dict[str, list[LessonState]] = {}
    for lesson_id, lesson in state.lessons.items():
        if lesson_id in names:
            found.setdefault(names[lesson_id], []).append(lesson)
    return {name: states[0] if len(states) == 1 else merged(states) for name, states in found.items()}


def lesson_state(state: CourseState, heads: Sequence[LessonHead], lesson: Lesson) -> LessonState:
    """What was done in the lesson, with today's ids of its sections and questions throughout.

    `questions` holds those it asks today: one that moved here brings its history, one that is gone is left out.
    """
    under_any_name = lesson_states(state, heads).get(lesson.id, LessonState())
    renamed = merged([under_any_name], owners(lesson.sections), owners(lesson.questions))
    renamed.questions = question_states(state, lesson.questions)
    return renamed


def question_states(state: CourseState, questions: Iterable[Question]) -> dict[str, QuestionState]:
    """What is known of each of the questions, whichever lesson they stood in; those never answered are left out."""
    names = owners(questions)
    found: dict[str, list[QuestionState]] = {}
    for lesson in state.lessons.values():
        for name in names.keys() & lesson.questions.keys():
            found.setdefault(names[name], []).append(lesson.questions[name])
    return {name: _merged_questions(states) for name, states in found.items()}


def changed_since(state: QuestionState, question: Question) -> bool:
    """Whether the question's wording is another than when it was last answered."""
    return bool(state.last and state.last.text and state.last.text != question_digest(question))


def question_digest(question: Question) -> str:
    """A short digest of the question's wording: prompt, text, choices in their order, and the right answer."""
    # Late: it costs 3 ms, and a start needs none of it.
    from hashlib import blake2s

    model = question.model_answer()
    right = question.in_words(model) if model else ""
    wording = [question.kind, question.prompt, getattr(question, "text", ""), *question.choices(), right]
    folded = "\x00".join(" ".join(piece.split()) for piece in wording)
    return blake2s(folded.encode(), digest_size=6).hexdigest()


def merged(
    states: Sequence[LessonState], sections: Mapping[str, str] = {}, questions: Mapping[str, str] = {}
) -> LessonState:
    """What was done under several ids of one lesson, as if it had been done under one.

    `sections` and `questions` give today's ids for former ones.
    """
    result = LessonState(
        opened=any(state.opened for state in states),
        read=any(state.read for state in states),
        passed=any(state.passed for state in states),
        sections_read={sections.get(name, name) for state in states for name in state.sections_read},
        best=max((state.best for state in states if state.best is not None), default=None),
        questions=_renamed_questions(states, questions),
        labs={name: _merged_lab(states, name) for state in states for name in state.labs},
    )
    place = _latest(states, "place").place
    result.place = replace(place, section=sections.get(place.section, place.section))
    result.last = _latest(states, "last").last
    if attempt := _latest(states, "attempt").attempt:
        result.attempt = _renamed_attempt(attempt, questions)
    _replay_marks(result, states, sections)
    return result


def _latest(states: Sequence[LessonState], what: str) -> LessonState:
    return max(states, key=lambda state: state.changed.get(what, _NEVER))


def _merged_lab(states: Sequence[LessonState], name: str) -> LabState:
    """What was done in a lab: the last prediction, and every goal."""
    last = _latest(states, f"lab {name}").labs.get(name, LabState())
    goals = {goal for state in states if name in state.labs for goal in state.labs[name].goals}
    return LabState(last.predicted, last.answer, goals)


def _replay_marks(result: LessonState, states: Sequence[LessonState], sections: Mapping[str, str]) -> None:
    """Set and take away bookmarks and notes in the order in which that was done."""
    changes = [(order, what, state) for state in states for what, order in state.changed.items()]
    for order, what, state in sorted(changes, key=lambda change: change[0]):
        kind, _, section = what.partition(" ")
        name = sections.get(section, section)
        if kind == "bookmark":
            (result.bookmarks.add if section in state.bookmarks else result.bookmarks.discard)(name)
        elif kind == "note":
            result.notes.pop(name, None)
            if section in state.notes:
                result.notes[name] = state.notes[section]
        result.changed[f"{kind} {name}" if kind in ("bookmark", "note") else what] = order


def _renamed_questions(states: Sequence[LessonState], names: Mapping[str, str]) -> dict[str, QuestionState]:
    found: dict[str, list[QuestionState]] = {}
    for state in states:
        for name, question in state.questions.items():
            found.setdefault(names.get(name, name), []).append(question)
    return {name: _merged_questions(questions) for name, questions in found.items()}


def _merged_questions(states: Sequence[QuestionState]) -> QuestionState:
    answers = [state.last for state in states if state.last]
    return QuestionState(
        answers=sum(state.answers for state in states),
        right=sum(state.right for state in states),
        last=max(answers, key=lambda answer: answer.order, default=None),
    )


def _renamed_attempt(attempt: Attempt, names: Mapping[str, str]) -> Attempt:
    """The open quiz with today's ids of its questions; what is asked no more stays under its own."""
    hints: Counter[str] = Counter()
    for name, count in attempt.hints.items():
        hints[names.get(name, name)] += count
    asked = tuple(names.get(name, name) for name in attempt.started.questions)
    return Attempt(
        started=replace(attempt.started, questions=asked),
        answers=[replace(answer, question=names.get(answer.question, answer.question)) for answer in attempt.answers],
        hints=dict(hints),
        flagged={names.get(name, name) for name in attempt.flagged},
    )
