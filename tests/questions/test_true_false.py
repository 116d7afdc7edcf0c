from __future__ import annotations

import pytest

from tui.questions import AnswerError

from .asking import ask, codes

FEEDBACK = {"true": "said true", "false": "said false"}


@pytest.mark.parametrize(
    ("answer", "response", "fraction", "said"),
    [
        (True, "true", 1, "said true"),
        (True, "false", 0, "said false"),
        (False, "false", 1, "said false"),
        (False, " TRUE ", 0, "said true"),
        (False, "n o", None, ""),
        (True, "t", 1, "said true"),
        (True, "Yes", 1, "said true"),
        (False, "f", 1, "said false"),
        (False, "no", 1, "said false"),
        (True, "", None, ""),
        (True, "1", None, ""),
        (True, "truе", None, ""),
    ],
)
def test_a_statement(answer: bool, response: str, fraction: float | None, said: str) -> None:
    question = ask("true_false", answer=answer, feedback=FEEDBACK)
    if fraction is None:
        with pytest.raises(AnswerError, match="true or false"):
            question.grade(response)
        return
    grade = question.grade(response)
    assert (grade.fraction, grade.feedback) == (fraction, (said,))
    assert grade.rule == f"the statement is {'true' if answer else 'false'}"
    assert question.in_words(response) == ("True" if said == "said true" else "False")


def test_true_stands_before_false_however_it_is_shuffled() -> None:
    from random import Random

    question = ask("true_false", answer=False)
    assert {question.arrangement(Random(seed)) for seed in range(20)} == {(0, 1)}
    assert question.as_text() == []
    assert question.model_answer() == "false"


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("marks", 0, "marks-range"),
        ("marks", -1, "marks-range"),
        ("marks", "nan", "marks-range"),
        ("marks", "inf", "marks-range"),
        ("penalty", -0.1, "penalty-range"),
        ("penalty", 1.1, "penalty-range"),
        ("penalty", "nan", "penalty-range"),
        ("max_tries", 0, "tries-range"),
    ],
)
def test_faults_that_any_kind_can_have(field: str, value: object, code: str) -> None:
    question = ask("true_false", answer=True, **{field: value})
    assert codes(question) == [code]
    assert next(question.meaning_faults()).path == (field,)


def test_a_sound_statement_has_no_faults() -> None:
    assert codes(ask("true_false", answer=True, marks=0.5, penalty=1, max_tries=3)) == []
