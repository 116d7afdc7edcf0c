from __future__ import annotations

from random import Random
from typing import Any

import pytest

from tui.questions import AnswerError

from .asking import ask, codes

CATEGORIES = [
    {"id": "gen", "name": "Generative"},
    {"id": "dis", "name": "Discriminative"},
    {"id": "no", "name": "Neither"},
]
MANY = [{"id": str(n), "name": str(n)} for n in range(27)]
ITEMS = [
    {"text": "A GAN", "category": "gen", "feedback": "It makes images."},
    {"text": "A spam filter", "category": "dis", "feedback": "It tells apart."},
    {"text": "A VAE", "category": "gen"},
]


@pytest.mark.parametrize(
    ("response", "fraction", "feedback", "rule"),
    [
        ("1a 2b 3a", 1, (), "3 of 3 right"),
        ("3a 1a 2b", 1, (), "3 of 3 right"),
        ("1b 2b 3a", 2 / 3, ("It makes images.",), "2 of 3 right"),
        ("1c 2c 3c", 0, ("It makes images.", "It tells apart."), "0 of 3 right"),
        ("1a", 1 / 3, ("It tells apart.",), "1 of 3 right, 2 left out"),
    ],
)
def test_each_item_counts_the_same(response: str, fraction: float, feedback: tuple[str, ...], rule: str) -> None:
    grade = ask("categorise", categories=CATEGORIES, items=ITEMS).grade(response)
    assert (grade.fraction, grade.feedback, grade.rule) == (fraction, feedback, rule)


def test_parts() -> None:
    grade = ask("categorise", categories=CATEGORIES, items=ITEMS).grade("1b 2b")
    assert [(part.label, part.given, part.right, part.fraction) for part in grade.parts] == [
        ("A GAN", "Discriminative", "Generative", 0),
        ("A spam filter", "Discriminative", "Discriminative", 1),
        ("A VAE", "", "Generative", 0),
    ]


def test_words_and_lines() -> None:
    question = ask("categorise", categories=CATEGORIES, items=ITEMS)
    assert question.model_answer() == "1a 2b 3a"
    assert question.in_words("2b 1c") == "A GAN → Neither; A spam filter → Discriminative"
    assert question.choices() == ["A GAN", "A spam filter", "A VAE"]
    assert question.as_text() == [
        "1) A GAN",
        "2) A spam filter",
        "3) A VAE",
        "a) Generative",
        "b) Discriminative",
        "c) Neither",
    ]


def test_items_are_shuffled_unless_they_should_not_be() -> None:
    question = ask("categorise", categories=CATEGORIES, items=ITEMS)
    assert len({question.arrangement(Random(seed)) for seed in range(50)}) == 6
    assert ask("categorise", categories=CATEGORIES, items=ITEMS, shuffle=False).arrangement(Random(1)) == (0, 1, 2)


@pytest.mark.parametrize("response", ["", "1", "4a", "1d", "a", "1a 1b", "A GAN"])
def test_anything_else_is_refused(response: str) -> None:
    with pytest.raises(AnswerError):
        ask("categorise", categories=CATEGORIES, items=ITEMS).grade(response)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"categories": CATEGORIES[:1], "items": ITEMS[:1]}, ["too-few-choices"]),
        ({"categories": [*CATEGORIES, {"id": "gen", "name": "More"}]}, ["same-text"]),
        ({"categories": [*CATEGORIES, {"id": "x", "name": "Neither"}]}, ["same-text"]),
        ({"items": []}, ["no-items"]),
        ({"items": [*ITEMS, ITEMS[0]]}, ["same-text"]),
        ({"items": [{"text": "x", "category": "genn"}]}, ["unknown-category"]),
        ({"categories": MANY, "items": []}, ["too-many-choices", "no-items"]),
    ],
)
def test_faults(changes: dict[str, Any], expected: list[str]) -> None:
    question = ask("categorise", **{"categories": CATEGORIES, "items": ITEMS, **changes})
    assert codes(question) == expected
    assert question.model_answer() is not None


def test_an_unknown_category_is_told_with_the_known_ones() -> None:
    question = ask("categorise", categories=CATEGORIES, items=[{"text": "x", "category": "genn"}])
    fault = next(question.meaning_faults())
    assert fault.path == ("items", 0, "category")
    assert "`genn`" in fault.message
    assert fault.suggestion == "one of: gen, dis, no"
