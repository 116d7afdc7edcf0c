from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.questions import AnswerError, Question
from tui.questions.cloze import Cloze, join_blanks, split_blanks

from .asking import ask, codes

WORD = {
    "kind": "short_answer",
    "answers": [{"text": "generator", "correct": True, "feedback": "It makes."}],
    "spelling": 1,
}
NUMBER = {
    "kind": "numerical",
    "weight": 2,
    "answers": [{"value": 100, "tolerance": 5, "correct": True}],
    "units": [{"name": "ms"}],
    "unit_penalty": 0.5,
}
CHOICE = {
    "kind": "single_choice",
    "answers": [{"text": "judges", "correct": True}, {"text": "naps", "fraction": 0.5, "feedback": "Hardly."}],
}
TEXT = "A {{1}} makes in {{2}}; the other {{3}}."


def gaps(**changes: Any) -> Question:
    return ask("cloze", **{"text": TEXT, "blanks": [WORD, NUMBER, CHOICE], **changes})


# Moodle, embedded answers: the grade is the mean of the subquestions' fractions, weighted. Weights here 1, 2, 1.
@pytest.mark.parametrize(
    ("response", "fraction"),
    [
        ("generator; 100 ms; a", 1),
        ("Generator ;100ms;A", 1),
        ("generattor; 100 ms; a", 1),
        ("x; 100 ms; a", 3 / 4),
        ("generator; 1 ms; a", 2 / 4),
        ("generator; 100; a", 3 / 4),
        ("generator; 100 ms; b", 3.5 / 4),
        ("generator", 1 / 4),
        ("generator;;", 1 / 4),
        ("; 100 ms", 2 / 4),
        (";;a", 1 / 4),
        ("generator; 100 ms; a;", 1),
    ],
)
def test_the_grade_is_the_weighted_mean(response: str, fraction: float) -> None:
    assert gaps().grade(response).fraction == pytest.approx(fraction)


def test_each_blank_says_its_rule_and_part() -> None:
    grade = gaps().grade("generattor;; b")
    assert grade.rule == (
        "blank 1 accepted: close spelling of 'generator' (1 edit); blank 2 left empty;"
        " blank 3 the chosen answer is worth 50%"
    )
    assert grade.feedback == ("It makes.", "Hardly.")
    assert [(p.label, p.given, p.right, p.fraction, p.feedback) for p in grade.parts] == [
        ("1", "generattor", "generator", 1, "It makes."),
        ("2", "", "100 ms", 0, ""),
        ("3", "naps", "judges", 0.5, "Hardly."),
    ]


@pytest.mark.parametrize(
    ("response", "words"),
    [
        ("", "an answer for each blank"),
        (" ; ;", "an answer for each blank"),
        ("generator; frog; a", "Blank 2: 'frog' is not a number"),
        ("generator; 1 ms; z", "Blank 3: .* from a to b"),
        ("a; 1; a; a", "4 answers for 3 blanks"),
    ],
)
def test_what_can_not_be_graded_is_refused_by_blank(response: str, words: str) -> None:
    with pytest.raises(AnswerError, match=words):
        gaps().grade(response)


def test_a_semicolon_within_an_answer_is_escaped() -> None:
    blanks = [{"kind": "short_answer", "answers": [{"text": "a;b", "correct": True}]}, CHOICE]
    question = ask("cloze", text="{{1}} {{2}}", blanks=blanks)
    assert question.grade(r"a\;b; a").fraction == 1
    assert question.model_answer() == r"a\;b; a"
    with pytest.raises(AnswerError, match="3 answers for 2 blanks"):
        question.grade("a;b; a")


@pytest.mark.parametrize(
    ("response", "texts"),
    [
        ("x; y", ["x", "y"]),
        (r"x\;y", ["x;y"]),
        (r"x\\;y", ["x\\", "y"]),
        (r"C:\dir", [r"C:\dir"]),
        ("", [""]),
        (";", ["", ""]),
        ("x\\", ["x\\"]),
    ],
)
def test_splitting(response: str, texts: list[str]) -> None:
    assert split_blanks(response) == texts


@given(st.lists(st.text(st.sampled_from("ab ;\\"), max_size=6).map(str.strip), min_size=1, max_size=5))
def test_joining_and_splitting_lose_nothing(texts: list[str]) -> None:
    assert split_blanks(join_blanks(texts)) == texts


def test_words_and_lines() -> None:
    question = gaps()
    assert question.model_answer() == "generator; 100 ms; a"
    assert question.in_words("generator;;b") == "generator; …; naps"
    assert question.as_text() == ["A [1] makes in [2]; the other [3].", "[3] a) judges  b) naps"]
    assert question.choices() == []


def test_pieces_and_questions_are_what_a_screen_draws() -> None:
    question = gaps(text="{{2}} and {{ 1 }}{{3}}")
    assert isinstance(question, Cloze)
    assert question.pieces() == [1, " and ", 0, 2]
    assert [blank.kind for blank in question.questions()] == ["short_answer", "numerical", "single_choice"]


def test_shuffle_reaches_the_choices_of_a_blank() -> None:
    for shuffle, orders in ((True, 2), (False, 1)):
        question = gaps(shuffle=shuffle)
        assert isinstance(question, Cloze)
        assert len({question.questions()[2].arrangement(Random(seed)) for seed in range(20)}) == orders


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"text": "{{1}} {{2}}"}, [(("blanks", 2), "missing-blank")]),
        ({"text": TEXT + "{{4}}"}, [(("text",), "unknown-blank")]),
        ({"text": TEXT + "{{0}}"}, [(("text",), "unknown-blank")]),
        ({"text": TEXT + "{{x}}"}, [(("text",), "unknown-blank")]),
        ({"text": TEXT + "{{1}}"}, [(("text",), "doubled-blank")]),
        ({"text": "none", "blanks": []}, [(("blanks",), "no-blanks")]),
        ({"blanks": [WORD, {**NUMBER, "weight": 0}, CHOICE]}, [(("blanks", 1, "weight"), "weight-range")]),
        ({"blanks": [WORD, {**NUMBER, "weight": "nan"}, CHOICE]}, [(("blanks", 1, "weight"), "weight-range")]),
        (
            {"blanks": [{"kind": "short_answer", "answers": []}, NUMBER, CHOICE]},
            [(("blanks", 0, "answers"), "no-right-answer")],
        ),
    ],
)
def test_faults(changes: dict[str, Any], expected: list[tuple[tuple[object, ...], str]]) -> None:
    assert [(fault.path, fault.code) for fault in gaps(**changes).meaning_faults()] == expected


def test_there_is_no_model_answer_when_a_blank_has_none() -> None:
    assert gaps(blanks=[WORD, {"kind": "short_answer", "answers": []}, CHOICE]).model_answer() == ""


def test_answers_that_are_never_reached_are_named_by_blank() -> None:
    shadowed = {"kind": "short_answer", "answers": [{"text": "*", "correct": True}, {"text": "x"}]}
    assert list(gaps(blanks=[WORD, shadowed, CHOICE]).unreached_answers()) == [("blanks", 1, "answers", 1)]


def test_a_sound_cloze() -> None:
    assert codes(gaps()) == []
    assert codes(gaps(text="{{ 3 }}{{2}}{{1}}")) == []


@pytest.mark.parametrize(
    ("response", "kept"),
    [
        ("generator; 7 ms; a", "generator; ; a"),
        ("; 100 ms", "; 100 ms; "),
        ("nobody; 7; b", ""),
        ("generator", "generator; ; "),
    ],
)
def test_wrong_blanks_can_be_taken_back(response: str, kept: str) -> None:
    assert gaps().without_wrong(response) == kept
