from __future__ import annotations

import pytest

from tui.questions import AnswerError

from .asking import ask, codes

# The example in the documentation of Moodle's OU multiple response kind: which of dog, frog, toad, cat, cow, newt
# and lion are mammals? Right are a, d, e and g: 4 of 7.
ANIMALS = [
    {"text": name, "correct": name in ("dog", "cat", "cow", "lion")}
    for name in ("dog", "frog", "toad", "cat", "cow", "newt", "lion")
]

# Worked out by hand from the definitions:
# - exact, proportional, proportional_correct: RELATE, MultipleChoiceQuestion, `credit_mode`. proportional: boxes
#   (ticked or not) that are as in the solution, of all 7; proportional_correct: right ticks of the 4 right ones,
#   0 with any wrong tick.
# - right_minus_wrong: H5P Multiple Choice, and the OU kind's own table (100%, 25%, 75%, 25%): (right - wrong) / 4,
#   not below 0.
# - moodle: the sum of the fractions chosen, held within 0 and 1; here 1/4 for a right one, -1/3 for a wrong one.
TABLE = [
    # response        exact  proportional  prop._correct  right-wrong  moodle
    ("a d e g", 1, 7 / 7, 4 / 4, 4 / 4, 1),
    ("d", 0, 4 / 7, 1 / 4, 1 / 4, 1 / 4),
    ("a d e", 0, 6 / 7, 3 / 4, 3 / 4, 3 / 4),
    ("a d e f g", 0, 6 / 7, 0, 3 / 4, 2 / 3),
    ("a b c d e", 0, 4 / 7, 0, 1 / 4, 1 / 12),
    ("b c f", 0, 0 / 7, 0, 0, 0),
    ("", 0, 3 / 7, 0, 0, 0),
    ("a b c d e f g", 0, 4 / 7, 0, 1 / 4, 0),
]
CREDITS = ["exact", "proportional", "proportional_correct", "right_minus_wrong", "moodle"]
CASES = [(row[0], credit, row[n]) for row in TABLE for n, credit in enumerate(CREDITS, 1)]


@pytest.mark.parametrize(("response", "credit", "fraction"), CASES)
def test_credit(response: str, credit: str, fraction: float) -> None:
    grade = ask("multiple_response", answers=ANIMALS, credit=credit).grade(response)
    assert grade.fraction == pytest.approx(fraction)
    assert grade.rule.startswith(f"credit {credit}: ")


def test_the_rule_counts() -> None:
    grade = ask("multiple_response", answers=ANIMALS).grade("a b")
    assert grade.rule == "credit moodle: 1 of 4 right ones chosen, 1 wrong"


@pytest.mark.parametrize(
    ("response", "fraction"),
    [("a", 0.6), ("b", 0.4), ("a b", 1.0), ("a c", 0.35), ("b c", 0.15), ("c", 0.0), ("a b d", 1.0), ("d", 0.0)],
)
def test_written_fractions_count_as_they_stand(response: str, fraction: float) -> None:
    answers = [
        {"text": "most of it", "fraction": 0.6},
        {"text": "the rest", "fraction": 0.4},
        {"text": "harmful", "fraction": -0.25},
        {"text": "neither here nor there"},
    ]
    assert ask("multiple_response", answers=answers).grade(response).fraction == pytest.approx(fraction)


def test_thirds_add_up_to_full_marks() -> None:
    answers = [{"text": name, "fraction": 0.33333} for name in "abc"] + [{"text": "d"}]
    question = ask("multiple_response", answers=answers)
    assert codes(question) == ["fractions-below-one"]
    exact = [{"text": name, "correct": True} for name in "abc"] + [{"text": "d"}]
    assert ask("multiple_response", answers=exact).grade("a b c").fraction == 1.0


def test_marked_right_ones_share_what_written_fractions_leave() -> None:
    answers = [{"text": "a", "fraction": 0.5}, *({"text": x, "correct": True} for x in "bc"), {"text": "d"}]
    question = ask("multiple_response", answers=answers)
    assert question.grade("b").fraction == pytest.approx(0.25)
    assert question.grade("a b c").fraction == 1.0
    assert question.grade("a b c d").fraction == 0.0


def test_a_written_cost_is_not_shared_out_among_the_right_ones() -> None:
    answers = [{"text": "a", "fraction": 0.5}, {"text": "b", "correct": True}, {"text": "c", "fraction": -0.5}]
    assert ask("multiple_response", answers=answers).grade("b").fraction == pytest.approx(0.5)


def test_each_option_says_what_was_right_and_why() -> None:
    answers = [
        {"text": "a", "correct": True, "feedback": "fa", "not_chosen_feedback": "na"},
        {"text": "b", "correct": True, "feedback": "fb", "not_chosen_feedback": "nb"},
        {"text": "c", "feedback": "fc", "not_chosen_feedback": "nc"},
    ]
    grade = ask("multiple_response", answers=answers).grade("c a")
    assert grade.feedback == ("fa", "nb", "fc")
    assert [(p.label, p.given, p.right, p.fraction) for p in grade.parts] == [
        ("a", "chosen", "chosen", 1),
        ("b", "left", "chosen", 0),
        ("c", "chosen", "left", 0),
    ]


def test_wrong_choices_can_be_taken_back() -> None:
    question = ask("multiple_response", answers=ANIMALS)
    assert question.without_wrong("a b c d") == "a d"
    assert question.without_wrong("b") == ""


def test_in_words() -> None:
    question = ask("multiple_response", answers=ANIMALS)
    assert question.in_words("d, A") == "dog; cat"
    assert question.in_words("") == "none of them"
    assert question.model_answer() == "a d e g"


@pytest.mark.parametrize("response", ["h", "a h", "dog", "ad", "1"])
def test_letters_outside_the_list_are_refused(response: str) -> None:
    with pytest.raises(AnswerError, match="letters from a to g"):
        ask("multiple_response", answers=ANIMALS).grade(response)


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ([{"text": "a"}, {"text": "b"}], "no-right-answer"),
        ([{"text": "a", "correct": True}], "too-few-choices"),
        ([{"text": "a", "fraction": 0.5}, {"text": "b", "fraction": 0.4}], "fractions-below-one"),
        ([{"text": "a", "fraction": 0.8}, {"text": "b", "fraction": 0.4}], "fractions-above-one"),
        ([{"text": "a", "correct": True}, {"text": "a", "correct": True}], "same-text"),
        ([{"text": str(n), "correct": n > 20} for n in range(40)], "too-many-choices"),
    ],
)
def test_faults(answers: list[dict[str, object]], code: str) -> None:
    assert codes(ask("multiple_response", answers=answers)) == [code]


def test_one_right_option_of_several_is_enough() -> None:
    assert codes(ask("multiple_response", answers=[{"text": "a", "correct": True}, {"text": "b"}])) == []
