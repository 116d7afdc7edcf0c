"""coverage.yaml holds: each fact of the two source texts is taught in a section and asked by a question."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec
import pytest
from msgspec import Struct

from tests.lessons.loaded import FOLDER, questions, sections, words_of
from tui.course.reading import read_yaml

# What the two texts name, by the word that it goes by. Each needs a fact, a section and a question that say the word.
SYSTEMS = (
    "GAN",
    "VAE",
    "diffusion",
    "transformer",
    "GPT-3",
    "GPT series",
    "GPT-4o",
    "BERT",
    "Gemini",
    "Claude",
    "LLaMA",
    "GitHub Copilot",
    "Ghostwriter",
)
INDUSTRIES = ("software development", "education", "marketing", "healthcare", "entertainment", "streaming")
ABILITIES = (
    "images",
    "music",
    "code",
    "audio",
    "video",
    "synthetic data",
    "synthetic biological data",
    "chatbots",
    "virtual assistants",
    "translation",
    "summarise",
    "conversation",
    "creative writing",
    "autocompletion",
    "tests",
    "documentation",
    "adaptive tutors",
    "content is created automatically",
    "learning paths",
    "languages",
    "feedback",
    "e-mail automation",
    "brand messaging",
    "patients' records",
    "clinical notes",
    "treatment options",
    "recommendations",
    "search",
)
RISKS = (
    "hallucination",
    "bias",
    "privacy",
    "copyright",
    "deepfakes",
    "prompt injection",
    "over-reliance",
    "energy",
)
REMEDIES = ("human in the loop", "bias audit", "guardrails")
OUTLOOK = ("vision", "integrated", "hybrid", "driving the understanding")


class Fact(Struct, frozen=True, forbid_unknown_fields=True):
    fact: str
    source: Literal["article", "module"]
    section: str
    question: str
    correction: str = ""


class Coverage(Struct, frozen=True, forbid_unknown_fields=True):
    facts: tuple[Fact, ...]


@cache
def facts() -> tuple[Fact, ...]:
    return msgspec.convert(read_yaml(FOLDER / "coverage.yaml").data, Coverage).facts


def test_both_texts_are_covered_and_no_fact_stands_twice() -> None:
    sources = [fact.source for fact in facts()]
    assert sources.count("article") >= 60
    assert sources.count("module") >= 50
    assert len({(fact.source, fact.fact) for fact in facts()}) == len(facts())


def test_every_fact_is_taught_in_a_section_that_exists() -> None:
    assert [fact.section for fact in facts() if fact.section not in sections()] == []


def test_every_fact_is_asked_by_a_question_that_exists() -> None:
    assert [fact.question for fact in facts() if fact.question not in questions()] == []


@pytest.mark.parametrize("name", [*SYSTEMS, *INDUSTRIES, *ABILITIES, *RISKS, *REMEDIES, *OUTLOOK])
def test_everything_that_the_texts_name_is_among_the_facts(name: str) -> None:
    assert [fact for fact in facts() if name.lower() in fact.fact.lower()]


@pytest.mark.parametrize("name", SYSTEMS)
def test_every_system_is_named_where_it_is_taught_and_where_it_is_asked(name: str) -> None:
    word = name.removesuffix(" series").lower()
    naming = [fact for fact in facts() if name.lower() in fact.fact.lower()]
    assert [fact for fact in naming if word in sections()[fact.section].body.lower()]
    assert [fact for fact in naming if word in words_of(questions()[fact.question]).lower()]


def test_where_a_text_is_loose_the_course_says_what_holds() -> None:
    wanted = ("BERT", "recommendations", "fine-tune themselves", "create from", "LLMs work on text")
    loose = [fact for fact in facts() if any(words in fact.fact for words in wanted)]
    assert len(loose) >= 4
    assert [fact.fact for fact in loose if not fact.correction] == []
