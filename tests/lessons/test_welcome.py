"""The welcome course: short, of every kind, and true to the keys that there are."""

from __future__ import annotations

import re

import pytest

from tests.lessons.loaded import EXAM, WELCOME, course, lessons
from tui.actions.comparing import COMPARE, HIDE, RECALL
from tui.actions.everywhere import EVERYWHERE
from tui.actions.lab import LAB
from tui.actions.quiz import EXAM as EXAM_KEYS
from tui.actions.quiz import HAND_IN, PASSAGE, QUIZ, RESULTS
from tui.actions.reading import FOUND, READ
from tui.actions.study import STUDY
from tui.course.model import Lesson
from tui.questions import KINDS, Question

EASY = {"single_choice", "multiple_response", "true_false", "short_answer"}
TABLES = (EVERYWHERE, STUDY, READ, FOUND, COMPARE, HIDE, RECALL, LAB, QUIZ, EXAM_KEYS, HAND_IN, PASSAGE, RESULTS)
# What lines of text take besides the actions of the screens.
MOVES = {"j", "k", "up", "down", "left", "right", "space", "tab", "home", "end", "page up", "page down", "enter"}
SPELLED = {
    "↑": "up",
    "↓": "down",
    "←": "left",
    "→": "right",
    "esc": "escape",
    "?": "question_mark",
    "/": "slash",
    "<": "less_than_sign",
    ">": "greater_than_sign",
}
# What a first tour shows of the desk, besides moving and answering: find, outline, note, bookmark, back, recall, …
SHOWN = {"slash", "O", "e", "b", "less_than_sign", "h", "m", "l"}

every = pytest.mark.parametrize("question", [q for lesson in lessons(WELCOME) for q in lesson.questions])


def known_keys() -> set[str]:
    return MOVES | {key for table in TABLES for action in table for key in action.keys.split(",")}


def keys_named(lesson: Lesson) -> set[str]:
    """The keys that a lesson's text names: letters, digits and names of keys in backticks."""
    spans = [span for section in lesson.sections for span in re.findall(r"`([^`]+)`", section.body)]
    named = {SPELLED.get(span.lower(), span if len(span) == 1 else span.lower()) for span in spans}
    return {name for name in named if not name.startswith("carrel") and name not in "○◐●✔›"}


def test_it_is_short() -> None:
    assert len(lessons(WELCOME)) <= 2
    assert sum(lesson.minutes for lesson in lessons(WELCOME)) <= 12


def test_it_begins_with_the_easy_kinds_and_asks_every_kind() -> None:
    first, second = ({question.kind for question in lesson.questions} for lesson in lessons(WELCOME))
    assert first == EASY
    assert second >= set(KINDS) - EASY
    assert sum(len(lesson.questions) for lesson in lessons(WELCOME)) <= 12


def test_it_has_a_small_comparison_to_open() -> None:
    (table,) = lessons(WELCOME)[0].comparisons
    assert all(row.cells[subject.id].note for row in table.rows for subject in table.subjects)


@every
def test_its_questions_can_be_answered_and_are_explained(question: Question) -> None:
    assert question.grade(question.model_answer()).fraction == 1
    assert 60 <= len(question.general_feedback) <= 600
    assert question.section


@pytest.mark.parametrize("lesson", [*lessons(WELCOME), course().lesson(EXAM)], ids=lambda lesson: lesson.id)
def test_every_key_that_a_lesson_names_does_something(lesson: Lesson) -> None:
    assert len(keys_named(lesson)) >= 5
    assert keys_named(lesson) - known_keys() == set()


def test_it_shows_what_the_desk_can_do() -> None:
    assert SHOWN - set().union(*(keys_named(lesson) for lesson in lessons(WELCOME))) == set()
