from __future__ import annotations

import pytest

from tui.questions import AnswerError

from .asking import ask, codes

# Moodle's short answer: answers are tried in order, and the first that matches gives fraction and feedback.
ANSWERS = [
    {"text": "generat* model", "correct": True, "feedback": "Right."},
    {"text": "model", "fraction": 0.25, "feedback": "Which model?"},
    {"text": "discriminator", "fraction": 0, "feedback": "The other one."},
    {"text": "curse", "fraction": -0.5},
    {"text": "*", "fraction": 0.1, "feedback": "At least you tried."},
]


@pytest.mark.parametrize(
    ("response", "fraction", "feedback", "rule"),
    [
        ("generative model", 1, "Right.", "accepted: fits 'generat* model'"),
        ("Model", 0.25, "Which model?", "accepted: case ignored"),
        ("discriminator", 0, "The other one.", "refused: exactly as written"),
        ("curse", 0, None, "refused: exactly as written"),
        ("who knows", 0.1, "At least you tried.", "accepted: any other answer"),
    ],
)
def test_the_first_match_decides(response: str, fraction: float, feedback: str | None, rule: str) -> None:
    grade = ask("short_answer", answers=ANSWERS).grade(response)
    assert (grade.fraction, grade.feedback) == (fraction, (feedback,) if feedback else ())
    assert grade.rule == rule


def test_no_match_is_wrong_and_says_so() -> None:
    grade = ask("short_answer", answers=ANSWERS[:3]).grade("who knows")
    assert (grade.fraction, grade.rule) == (0, "refused: matches no accepted answer")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("token", ()),
        ("tokens", ()),
        ("word", ("Nearly.", "The word is token.")),
        ("who knows", ("The word is token.", "Or a word.")),
    ],
)
def test_a_right_answer_that_was_missed_has_its_say(typed: str, said: tuple[str, ...]) -> None:
    answers = [
        {"text": "token", "correct": True, "not_chosen_feedback": "The word is token."},
        {"text": "tokens", "correct": True},
        {"text": "word", "fraction": 0.5, "feedback": "Nearly.", "not_chosen_feedback": "Or a word."},
        {"text": "letter", "not_chosen_feedback": "Never said: nobody misses a wrong answer."},
    ]
    assert ask("short_answer", answers=answers).grade(typed).feedback == said


def test_a_listed_wrong_answer_is_not_taken_for_its_neighbour() -> None:
    answers = [{"text": "decoder", "correct": True}, {"text": "encoder", "fraction": 0, "feedback": "Other side."}]
    question = ask("short_answer", answers=answers, spelling=2)
    assert question.grade("encoder").feedback == ("Other side.",)
    assert question.grade("decodre").rule == "accepted: close spelling of 'decoder' (1 edit)"


def test_a_close_spelling_comes_before_any_other_answer() -> None:
    answers = [{"text": "decoder", "correct": True}, {"text": "*", "fraction": 0}]
    question = ask("short_answer", answers=answers, spelling=1)
    assert question.grade("decoder").correct
    assert question.grade("decodr").correct
    assert question.grade("decode me").rule == "refused: any other answer"


@pytest.mark.parametrize(
    ("option", "text", "typed"),
    [("case", "GAN", "gan"), ("accents", "café", "cafe"), ("spaces", "a b", "ab"), ("punctuation", "a-b", "a b")],
)
def test_options_reach_the_comparison(option: str, text: str, typed: str) -> None:
    answers = [{"text": text, "correct": True}]
    assert ask("short_answer", answers=answers, **{option: False}).grade(typed).correct
    assert not ask("short_answer", answers=answers, **{option: True}).grade(typed).correct


@pytest.mark.parametrize("response", ["", "   ", "\n", "\u00a0"])
def test_nothing_is_no_answer(response: str) -> None:
    with pytest.raises(AnswerError, match="Type an answer"):
        ask("short_answer", answers=ANSWERS).grade(response)


def test_a_novel_is_no_answer() -> None:
    with pytest.raises(AnswerError, match="at most 1000"):
        ask("short_answer", answers=ANSWERS).grade("x" * 1001)


@pytest.mark.parametrize(
    ("texts", "model"),
    [
        (["generat*", "generator"], "generator"),
        (["generat*"], "generat"),
        (["* model"], "any model"),
        (["a * b"], "a any b"),
        ([r"2 \* 3"], "2 * 3"),
        (["*"], "any"),
    ],
)
def test_the_model_answer_is_a_wording_that_is_accepted(texts: list[str], model: str) -> None:
    question = ask("short_answer", answers=[{"text": text, "correct": True} for text in texts])
    assert question.model_answer() == model
    assert question.grade(model).correct


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ([], "no-right-answer"),
        ([{"text": "a", "fraction": 0.5}], "no-right-answer"),
        ([{"text": "*", "fraction": 0}, {"text": "a", "correct": True}], "hidden-answer"),
        ([{"text": "a", "fraction": 0.5}, {"text": "A", "correct": True}], "hidden-answer"),
        ([{"text": "a", "correct": True}, {"text": " "}], "empty-answer"),
        ([{"text": "a", "correct": True}, {"text": "a"}], "same-text"),
        ([{"text": "a", "correct": True}, {"text": "b", "fraction": 1.5}], "fraction-range"),
    ],
)
def test_faults(answers: list[dict[str, object]], code: str) -> None:
    assert codes(ask("short_answer", answers=answers)) == [code]


@pytest.mark.parametrize(
    ("texts", "spelling", "unreached"),
    [
        (["token", "tok*", "*"], 0, []),
        (["tok*", "token", "*"], 0, [1]),
        (["tok*", "token", "*"], 1, []),  # "toekn" is a close spelling of token, and does not begin with tok
        (["*", "token"], 0, [1]),
        (["*", "token"], 1, [1]),
        (["token", "TOKEN"], 0, [1]),
        (["* model", "model"], 0, []),
    ],
)
def test_answers_that_no_wording_reaches(texts: list[str], spelling: int, unreached: list[int]) -> None:
    question = ask("short_answer", answers=[{"text": text, "correct": True} for text in texts], spelling=spelling)
    assert list(question.unreached_answers()) == [("answers", n) for n in unreached]


def test_spelling_cannot_be_negative() -> None:
    assert codes(ask("short_answer", answers=[{"text": "a", "correct": True}], spelling=-1)) == ["spelling-range"]


def test_more_wordings_than_letters_are_fine() -> None:
    answers = [{"text": f"wording {n}", "correct": True} for n in range(40)]
    question = ask("short_answer", answers=answers)
    assert codes(question) == []
    assert question.grade("wording 39").correct
