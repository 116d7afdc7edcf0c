from __future__ import annotations

import math
from typing import Any

import pytest

from tui.questions import AnswerError, Question
from tui.questions.numerical import NumericalAnswer

from .asking import ask, codes


def about(value: object, **options: Any) -> Question:
    return ask("numerical", answers=[{"value": value, "correct": True, **options}])


# Moodle, numerical: absolute ("nominal") is value ± tolerance; relative value ± tolerance × value; geometric from
# value / (1 + tolerance) to value × (1 + tolerance), bounds included.
@pytest.mark.parametrize(
    ("kind", "value", "tolerance", "low", "high"),
    [
        ("absolute", 100, 5, 95, 105),
        ("absolute", -100, 5, -105, -95),
        ("absolute", 0, 0.5, -0.5, 0.5),
        ("relative", 200, 0.1, 180, 220),
        ("relative", -200, 0.1, -220, -180),
        ("geometric", 100, 1, 50, 200),
        ("geometric", 100, 0.25, 80, 125),
        ("geometric", -100, 0.25, -125, -80),
    ],
)
def test_tolerance(kind: str, value: float, tolerance: float, low: float, high: float) -> None:
    question = about(value, tolerance=tolerance, tolerance_type=kind)
    for inside in (value, low, high):
        assert question.grade(repr(inside)).correct, inside
    width = high - low
    for outside in (low - width / 1000, high + width / 1000):
        assert not question.grade(repr(outside)).correct, outside


@pytest.mark.parametrize(("value", "tolerance", "typed"), [(0.7, 0.1, "0.8"), (1.1, 0.2, "0.9"), (0.1, 0.2, "0.3")])
def test_a_bound_is_not_missed_by_binary_rounding(value: float, tolerance: float, typed: str) -> None:
    assert about(value, tolerance=tolerance).grade(typed).correct


def test_without_tolerance_only_the_number_itself_is_right() -> None:
    tiny = about("1.6e-19")
    assert tiny.grade("1.6x10^-19").correct
    assert not tiny.grade("0").correct
    assert not tiny.grade("1.7e-19").correct


def test_the_first_answer_that_accepts_decides() -> None:
    answers = [
        {"value": 100, "correct": True, "feedback": "exactly"},
        {"value": 100, "tolerance": 10, "fraction": 0.5, "feedback": "nearly"},
        {"value": 1, "fraction": -1, "feedback": "a percentage, please"},
        {"value": "*", "fraction": 0.1, "feedback": "no"},
    ]
    question = ask("numerical", answers=answers)
    table = [
        ("100", 1, "exactly", "accepted: 100 is 100"),
        ("109", 0.5, "nearly", "accepted: 109 is within 90 to 110"),
        ("1", 0, "a percentage, please", "refused: 1 is 1"),
        ("7", 0.1, "no", "accepted: any other number"),
    ]
    for typed, fraction, feedback, rule in table:
        grade = question.grade(typed)
        assert (grade.fraction, grade.feedback, grade.rule) == (fraction, (feedback,), rule)
    assert ask("numerical", answers=answers[:3]).grade("7").rule == "refused: matches no accepted number"


def test_a_right_number_that_was_missed_has_its_say() -> None:
    answers = [
        {"value": 100, "correct": True, "not_chosen_feedback": "It is 100."},
        {"value": 1, "feedback": "In per cent.", "not_chosen_feedback": "Never said."},
    ]
    question = ask("numerical", answers=answers)
    assert question.grade("100").feedback == ()
    assert question.grade("1").feedback == ("In per cent.", "It is 100.")
    assert question.grade("7").feedback == ("It is 100.",)


def test_an_ambiguous_comma_is_named_in_the_rule() -> None:
    assert about(1234).grade("1,234").rule == "accepted: 1234 is 1234; 1,234 read as 1234"
    assert about(1.234).grade("1,234").rule == "refused: matches no accepted number; 1,234 read as 1234"
    assert about(3.14).grade("3,14").correct


UNITS = [{"name": "ms", "factor": 1}, {"name": "s", "factor": 1000}, {"name": "µs", "factor": 0.001}]


def timed(**options: Any) -> Question:
    answers = [
        {"value": 100, "tolerance": 5, "correct": True},
        {"value": 200, "fraction": 0.5},
        {"value": "*", "fraction": 0},
    ]
    return ask("numerical", answers=answers, units=UNITS, **options)


# Moodle: the number is converted by its unit and compared; failing that, the bare number is, and then the penalty
# for a missing or wrong unit comes off, here as a part of the response's own grade (Moodle's default).
@pytest.mark.parametrize(
    ("typed", "fraction", "rule"),
    [
        ("100 ms", 1, "accepted: 100 is within 95 to 105"),
        ("100ms", 1, "accepted: 100 is within 95 to 105"),
        ("0.1 s", 1, "accepted: 100 is within 95 to 105"),
        ("100 000 µs", 1, "accepted: 100 is within 95 to 105; 100 000 read as 100000"),
        ("100000 μs", 1, "accepted: 100 is within 95 to 105"),
        ("100", 0.8, "accepted: 100 is within 95 to 105; the unit is missing: 20% off"),
        ("100 s", 0.8, "accepted: 100 is within 95 to 105; unit 's' is not right: 20% off"),
        ("100 kg", 0.8, "accepted: 100 is within 95 to 105; unit 'kg' is not right: 20% off"),
        ("100 MS", 0.8, "accepted: 100 is within 95 to 105; unit 'MS' is not right: 20% off"),
        ("0.2 s", 0.5, "accepted: 200 is 200"),
        ("200", 0.4, "accepted: 200 is 200; the unit is missing: 20% off"),
        ("0.1", 0, "refused: any other number; the unit is missing: 20% off"),
        ("7 ms", 0, "refused: any other number"),
    ],
)
def test_units(typed: str, fraction: float, rule: str) -> None:
    grade = timed(unit_penalty=0.2).grade(typed)
    assert grade.fraction == pytest.approx(fraction)
    assert grade.rule == rule


@pytest.mark.parametrize(("penalty", "bare"), [(0, 1), (0.1, 0.9), (1, 0)])
def test_the_unit_penalty_comes_off_what_a_bare_number_is_worth(penalty: float, bare: float) -> None:
    assert timed(unit_penalty=penalty).grade("100").fraction == pytest.approx(bare)
    assert timed(unit_penalty=penalty).grade("100 ms").fraction == 1


def test_a_tenth_comes_off_by_default() -> None:
    assert timed().grade("100").fraction == pytest.approx(0.9)


def test_percent_is_a_unit_like_any_other() -> None:
    units = [{"name": "%"}, {"name": "‰", "factor": 0.1}]
    question = ask("numerical", answers=[{"value": 5, "correct": True}], units=units)
    assert question.grade("5%").fraction == 1
    assert question.grade("50 ‰").fraction == 1
    assert question.grade("5").fraction == pytest.approx(0.9)


def test_a_unit_where_none_is_asked_for_is_refused_with_words() -> None:
    with pytest.raises(AnswerError, match="without 'ms'"):
        about(100).grade("100 ms")


@pytest.mark.parametrize("response", ["", "  ", "ms", "nan", "inf", "1e999"])
def test_no_number_is_no_answer(response: str) -> None:
    with pytest.raises(AnswerError):
        timed().grade(response)


def test_the_model_answer() -> None:
    assert timed().model_answer() == "100 ms"
    assert about("1,000").model_answer() == "1,000"
    listed = [{"value": 0, "tolerance": 9, "fraction": 0}, {"value": "*", "correct": True}]
    anything = ask("numerical", answers=listed)
    assert anything.grade(anything.model_answer()).correct
    assert codes(anything) == []


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ({"value": "many", "correct": True}, "not-a-number"),
        ({"value": "100 ms", "correct": True}, "not-a-number"),
        ({"value": "nan", "correct": True}, "not-a-number"),
        ({"value": "1e999", "correct": True}, "not-a-number"),
        ({"value": "", "correct": True}, "not-a-number"),
        ({"value": 1, "fraction": 0.5}, "no-right-answer"),
        ({"value": 1, "correct": True, "tolerance": -1}, "tolerance-range"),
        ({"value": 1, "correct": True, "tolerance": -1, "tolerance_type": "geometric"}, "tolerance-range"),
        ({"value": 1, "correct": True, "tolerance": "inf"}, "tolerance-range"),
        ({"value": 1, "correct": True, "tolerance": "nan"}, "tolerance-range"),
        ({"value": "1e308", "correct": True, "tolerance": "1e308"}, "tolerance-range"),
        ({"value": 1, "correct": True, "fraction": 0.5}, "correct-and-fraction"),
    ],
)
def test_faults_of_an_answer(answer: dict[str, object], code: str) -> None:
    question = ask("numerical", answers=[answer])
    assert code in codes(question)
    assert question.model_answer() == "" or code in ("tolerance-range", "correct-and-fraction")


@pytest.mark.parametrize(
    ("answers", "unreached"),
    [
        ([(100, 5), (106, 0), ("*", 0)], []),
        ([(100, 5), (103, 1), ("*", 0)], [1]),
        ([("*", 0), (100, 5)], [1]),
        ([(100, 5), (100, 10)], []),
    ],
)
def test_answers_that_no_number_reaches(answers: list[tuple[object, float]], unreached: list[int]) -> None:
    listed = [{"value": value, "tolerance": tolerance, "correct": True} for value, tolerance in answers]
    assert list(ask("numerical", answers=listed).unreached_answers()) == [("answers", n) for n in unreached]


def test_a_right_number_hidden_behind_a_wider_one_is_a_fault() -> None:
    answers = [{"value": 100, "tolerance": 10, "fraction": 0}, {"value": 101, "correct": True}]
    assert codes(ask("numerical", answers=answers)) == ["hidden-answer"]


@pytest.mark.parametrize(
    ("units", "codes_expected"),
    [
        ([{"name": "ms", "factor": 2}], ["unit-factor"]),
        ([{"name": "ms"}, {"name": "s", "factor": 0}], ["unit-factor"]),
        ([{"name": "ms"}, {"name": "s", "factor": -1}], ["unit-factor"]),
        ([{"name": "ms"}, {"name": "s", "factor": "inf"}], ["unit-factor"]),
        ([{"name": "ms"}, {"name": "m s", "factor": 3}], ["same-text"]),
        ([{"name": "ms"}, {"name": " "}], ["unit-name"]),
        ([{"name": "ms"}, {"name": "2m"}], ["unit-name"]),
        ([{"name": "ms"}, {"name": "-"}], ["unit-name"]),
    ],
)
def test_faults_of_units(units: list[dict[str, object]], codes_expected: list[str]) -> None:
    question = ask("numerical", answers=[{"value": 1, "correct": True}], units=units)
    assert codes(question) == codes_expected


@pytest.mark.parametrize("penalty", [-0.1, 1.1, "nan"])
def test_the_unit_penalty_is_a_fraction(penalty: object) -> None:
    question = ask("numerical", answers=[{"value": 1, "correct": True}], unit_penalty=penalty)
    assert "penalty-range" in codes(question)


def test_any_other_number_has_no_bounds() -> None:
    assert NumericalAnswer(value="*").bounds() == (-math.inf, math.inf)
    assert NumericalAnswer(value="*").accepts(1e308)
