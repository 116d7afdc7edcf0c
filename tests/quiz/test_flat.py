"""Questions as plain lines: what is typed means what was read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tui.course.loading import open_course
from tui.questions import Question
from tui.questions.letters import LETTERS
from tui.quiz.flat import meant, shown_lines

_COURSE = open_course(Path(__file__).parents[1] / "courses" / "every-kind")
QUESTIONS = [question for head in _COURSE.heads for question in _COURSE.lesson(head.id).questions]
ORDERED = [question for question in QUESTIONS if question.kind in ("ordering", "matching")]


def typed_for(question: Question) -> str:
    """The model answer in the letters of the lines shown, found by their texts."""
    letters = {line[3:]: line[0] for line in shown_lines(question) if re.match(r"[a-z]\) ", line)}
    author = {LETTERS[place]: letters[text] for place, text in enumerate(question.choices())}
    return " ".join(word[:-1] + author[word[-1]] for word in question.model_answer().split())


@pytest.mark.parametrize("question", ORDERED, ids=lambda question: question.id)
def test_the_answer_read_off_the_lines_is_right(question: Question) -> None:
    assert question.grade(meant(question, typed_for(question))).correct


@pytest.mark.parametrize("question", ORDERED, ids=lambda question: question.id)
def test_the_letters_run_from_a_and_do_not_tell(question: Question) -> None:
    shown = [line[0] for line in shown_lines(question) if re.match(r"[a-z]\) ", line)]
    assert shown == list(LETTERS[: len(shown)])
    assert not question.grade(meant(question, question.model_answer())).correct


@pytest.mark.parametrize("question", [q for q in QUESTIONS if q not in ORDERED], ids=lambda question: question.id)
def test_other_kinds_are_left_alone(question: Question) -> None:
    assert shown_lines(question) == question.as_text()
    assert meant(question, "A b; C") == "A b; C"


def test_a_letter_that_names_nothing_is_left_for_the_question_to_refuse() -> None:
    assert "z" in meant(ORDERED[0], "z a")
