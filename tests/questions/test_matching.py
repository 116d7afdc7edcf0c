from __future__ import annotations

from random import Random

import pytest

from tui.questions import AnswerError

from .asking import ask, codes

# Moodle, matching: each subquestion is worth the same; one left blank earns nothing.
PAIRS = [
    {"left": "GAN", "right": "two networks"},
    {"left": "VAE", "right": "latent space", "feedback": "It samples a latent space."},
    {"left": "diffusion", "right": "steps of noise"},
    {"left": "autoencoder", "right": "latent space"},
]


@pytest.mark.parametrize(
    ("response", "fraction", "rule"),
    [
        ("1a 2b 3c 4b", 1, "4 of 4 right"),
        ("4b 3c 2b 1a", 1, "4 of 4 right"),
        ("1A,2B, 3C;4B", 1, "4 of 4 right"),
        ("1a 2a 3c 4b", 3 / 4, "3 of 4 right"),
        ("1a 2d 3d 4d", 1 / 4, "1 of 4 right"),
        ("2b", 1 / 4, "1 of 4 right, 3 left out"),
        ("1b 2a", 0, "0 of 4 right, 2 left out"),
    ],
)
def test_each_pair_counts_the_same(response: str, fraction: float, rule: str) -> None:
    grade = ask("matching", pairs=PAIRS, distractors=["one network"]).grade(response)
    assert (grade.fraction, grade.rule) == (fraction, rule)


def test_rights_are_offered_once_and_then_the_distractors() -> None:
    question = ask("matching", pairs=PAIRS, distractors=["one network"])
    assert question.choices() == ["two networks", "latent space", "steps of noise", "one network"]
    assert question.model_answer() == "1a 2b 3c 4b"


def test_parts_and_feedback_of_what_was_missed() -> None:
    question = ask("matching", pairs=PAIRS)
    grade = question.grade("1a 2c")
    assert [(part.label, part.given, part.right, part.fraction) for part in grade.parts] == [
        ("GAN", "two networks", "two networks", 1),
        ("VAE", "steps of noise", "latent space", 0),
        ("diffusion", "", "steps of noise", 0),
        ("autoencoder", "", "latent space", 0),
    ]
    assert grade.feedback == ("It samples a latent space.",)
    assert question.grade(question.model_answer()).feedback == ()


def test_more_pairs_than_letters_are_a_fault_and_break_nothing() -> None:
    question = ask("matching", pairs=[{"left": str(n), "right": f"r{n}"} for n in range(30)])
    assert codes(question) == ["too-many-choices"]
    assert question.model_answer().endswith("26z")
    assert len(question.as_text()) == 30 + 26


@pytest.mark.parametrize(
    ("response", "kept"), [("1a 2a 3c", "1a 3c"), ("4b 2c 1a", "1a 4b"), ("2a", ""), ("1a 2b 3c 4b", "1a 2b 3c 4b")]
)
def test_wrong_pairs_can_be_taken_back(response: str, kept: str) -> None:
    assert ask("matching", pairs=PAIRS).without_wrong(response) == kept


def test_in_words() -> None:
    assert ask("matching", pairs=PAIRS).in_words("2b 1a") == "GAN → two networks; VAE → latent space"


@pytest.mark.parametrize(
    ("response", "words"),
    [
        ("", "a letter for each number"),
        ("   ", "a letter for each number"),
        ("1", "from 1 to 4 with a letter from a to d"),
        ("a1", "from 1 to 4 with a letter from a to d"),
        ("1e", "from 1 to 4 with a letter from a to d"),
        ("0a", "from 1 to 4 with a letter from a to d"),
        ("5a", "from 1 to 4 with a letter from a to d"),
        ("1ab", "from 1 to 4 with a letter from a to d"),
        ("99999999a", "from 1 to 4 with a letter from a to d"),
        ("1a 1b", "1 has two letters"),
        ("1a 1a", "1 has two letters"),
    ],
)
def test_anything_else_is_refused_with_words(response: str, words: str) -> None:
    with pytest.raises(AnswerError, match=words):
        ask("matching", pairs=PAIRS, distractors=["one network"]).grade(response)


def test_flat_text_does_not_put_the_right_ones_side_by_side() -> None:
    pairs = [{"left": f"left {n}", "right": f"right {n}"} for n in range(4)]
    question = ask("matching", pairs=pairs)
    lines = question.as_text()
    assert lines[:4] == ["1) left 0", "2) left 1", "3) left 2", "4) left 3"]
    assert sorted(lines[4:]) == ["a) right 0", "b) right 1", "c) right 2", "d) right 3"]
    assert lines[4:] != sorted(lines[4:])


def test_unshuffled_choices_have_a_fixed_order_that_is_not_the_answer() -> None:
    question = ask("matching", pairs=PAIRS, shuffle=False)
    assert len({question.arrangement(Random(seed)) for seed in range(20)}) == 1
    assert question.arrangement(Random(0)) != (0, 1, 2)
    shuffled = ask("matching", pairs=PAIRS)
    assert len({shuffled.arrangement(Random(seed)) for seed in range(50)}) == 6


@pytest.mark.parametrize(
    ("pairs", "distractors", "expected"),
    [
        (PAIRS[:1], ["x"], ["too-few-pairs"]),
        (PAIRS[:1], [], ["too-few-pairs", "too-few-choices"]),
        ([PAIRS[1], PAIRS[3]], [], ["too-few-choices"]),
        ([PAIRS[1], PAIRS[3]], ["x"], []),
        ([*PAIRS, {"left": "GAN", "right": "again"}], [], ["same-text"]),
        (PAIRS, ["latent space"], ["same-text"]),
        (PAIRS, ["x", "x"], ["same-text"]),
        (PAIRS, [str(n) for n in range(24)], ["too-many-choices"]),
    ],
)
def test_faults(pairs: list[dict[str, str]], distractors: list[str], expected: list[str]) -> None:
    assert codes(ask("matching", pairs=pairs, distractors=distractors)) == expected
