from __future__ import annotations

import pytest

from tui.questions import AnswerError

from .asking import ask, codes

# Moodle, multiple choice with one answer: the grade is the fraction of the chosen answer, not less than 0.
ANSWERS = [
    {"text": "transformer", "correct": True, "feedback": "Yes.", "not_chosen_feedback": "It was the transformer."},
    {"text": "attention", "fraction": 0.5, "feedback": "A part of it."},
    {"text": "loop", "fraction": -0.5},
    {"text": "diffusion", "not_chosen_feedback": "Never said: nobody misses a wrong answer."},
]


@pytest.mark.parametrize(
    ("response", "fraction", "feedback"),
    [
        ("a", 1.0, ("Yes.",)),
        (" A ", 1.0, ("Yes.",)),
        ("b", 0.5, ("A part of it.", "It was the transformer.")),
        ("c", 0.0, ("It was the transformer.",)),
        ("d", 0.0, ("It was the transformer.",)),
    ],
)
def test_the_chosen_fraction_decides(response: str, fraction: float, feedback: tuple[str, ...]) -> None:
    grade = ask("single_choice", answers=ANSWERS).grade(response)
    assert (grade.fraction, grade.feedback) == (fraction, feedback)
    assert grade.rule == f"the chosen answer is worth {fraction:.0%}"


@pytest.mark.parametrize("response", ["", "e", "ab", "a b", "1", "transformer", "é"])
def test_anything_but_one_letter_of_the_list_is_refused_with_words(response: str) -> None:
    with pytest.raises(AnswerError, match="a to d"):
        ask("single_choice", answers=ANSWERS).grade(response)


def test_what_was_typed_is_repeated_short_and_escaped() -> None:
    with pytest.raises(AnswerError) as raised:
        ask("single_choice", answers=ANSWERS).grade("\x1b]0;" + "x" * 1000)
    assert len(str(raised.value)) < 100
    assert "\x1b" not in str(raised.value)


def test_a_letter_in_words() -> None:
    question = ask("single_choice", answers=ANSWERS)
    assert question.in_words("b") == "attention"
    assert question.model_answer() == "a"
    assert question.as_text() == ["a) transformer", "b) attention", "c) loop", "d) diffusion"]


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ([{"text": "a"}, {"text": "b"}], "no-right-answer"),
        ([{"text": "a", "fraction": 0.9}, {"text": "b"}], "no-right-answer"),
        ([{"text": "a", "correct": True}], "too-few-choices"),
        ([{"text": "a", "correct": True}, {"text": "b", "correct": True}], "several-right-answers"),
        ([{"text": "a", "correct": True}, {"text": "a"}], "same-text"),
        ([{"text": "a", "correct": True}, {"text": "b", "fraction": -2}], "fraction-range"),
        ([{"text": "a", "correct": True}, {"text": "b", "fraction": "nan"}], "fraction-range"),
        ([{"text": "a", "correct": True, "fraction": 0.5}, {"text": "b", "correct": True}], "correct-and-fraction"),
        ([{"text": str(n), "correct": n == 0} for n in range(27)], "too-many-choices"),
    ],
)
def test_faults(answers: list[dict[str, object]], code: str) -> None:
    assert codes(ask("single_choice", answers=answers)) == [code]


def test_a_fraction_as_moodle_writes_it_is_full_marks() -> None:
    question = ask("single_choice", answers=[{"text": "a", "fraction": 0.9999999}, {"text": "b"}])
    assert codes(question) == []
    assert question.grade("a").fraction == 1.0
