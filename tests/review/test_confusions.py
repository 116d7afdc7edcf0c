"""What is taken for what."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.review.making import DAY, LESSON, TODAY, Diary, at, course
from tui.progress.standing import question_digest
from tui.review.confusions import Confusion, confusions
from tui.review.statistics import deeds_in
from tui.review.things import Place, Things, read_things


@pytest.fixture
def named(tmp_path: Path) -> Things:
    return read_things(course(tmp_path))


def found(diary: Diary, named: Things) -> list[Confusion]:
    from datetime import UTC

    return confusions(deeds_in(diary.events, "c", UTC, TODAY), named)


def wrong(question: str, response: str, fraction: float = 0.0, **fields: Any) -> Diary:
    diary = Diary()
    diary.answer(at(-3), question, fraction, response=response, **fields)
    return diary


@pytest.mark.parametrize(
    ("question", "response", "right", "given"),
    [
        ("which", "a", "VAE", "GAN"),
        ("which", "c", "VAE", "Neither of them"),
        ("sort", "1b 2b", "GAN", "VAE"),
        ("match", "1a 2a", "VAE", "GAN"),
        ("match", "1c 2b", "GAN", "LLM"),
        ("name", "the gan", "VAE", "GAN"),
        ("name", "large language model", "VAE", "LLM"),
        ("gap", "b", "VAE", "GAN"),
    ],
)
def test_a_wrong_answer_says_what_was_taken_for_what(
    named: Things, question: str, response: str, right: str, given: str
) -> None:
    assert [(c.right, c.given, c.count) for c in found(wrong(question, response), named)] == [(right, given, 1)]


@pytest.mark.parametrize(
    ("question", "response", "fraction"),
    [
        ("which", "b", 1.0),
        ("name", "vea", 0.0),
        ("name", "variational autoencoder", 0.0),
        ("several", "a c", 0.0),
        ("claim", "true", 0.0),
        ("gone", "a", 0.0),
        ("which", "z", 0.0),
        ("which", "", 0.0),
        ("match", "9z", 0.0),
    ],
    ids=["right", "a slip", "another name of it", "no pair", "no pair", "gone", "no option", "empty", "no pairs"],
)
def test_what_says_nothing_of_two_things(named: Things, question: str, response: str, fraction: float) -> None:
    assert found(wrong(question, response, fraction), named) == []


def test_both_sides_of_a_match_when_the_left_is_what_has_names(tmp_path: Path) -> None:
    turned = LESSON.replace("{left: contests, right: GAN}", "{left: GAN, right: contests}")
    turned = turned.replace("{left: rebuilds, right: VAE}", "{left: VAE, right: rebuilds}")
    named = read_things(course(tmp_path, turned))
    pairs = {(c.right, c.given) for c in found(wrong("match", "1b 2a"), named)}
    assert pairs == {("GAN", "VAE"), ("VAE", "GAN")}


@pytest.mark.parametrize(
    ("item", "response", "pair"),
    [
        ("cell:table/how/vae", "gan", ("VAE", "GAN")),
        ("cell:table/how/vae", "Two networks contest", ("VAE", "GAN")),
        ("cell:table/how/vae", "Normalising flow", ("VAE", "Normalising flow")),
        ("cell:table/how/vae", "no idea", None),
        ("cell:table/how/vae", "", None),
        ("cell:table/gone/vae", "gan", ("VAE", "GAN")),
        ("cell:gone/how/vae", "gan", None),
        ("cell:table/how/gone", "gan", None),
        ("cell:", "gan", None),
        ("term:rag", "llm", ("RAG", "LLM")),
        ("term:rag", "a large language model", ("RAG", "LLM")),
        ("term:rag", "rag", None),
        ("term:gone", "llm", None),
    ],
)
def test_cells_and_terms(named: Things, item: str, response: str, pair: tuple[str, str] | None) -> None:
    diary = Diary()
    diary.recall(at(-3), item, 0.0, response=response)
    assert [(c.right, c.given) for c in found(diary, named)] == ([pair] if pair else [])


def test_they_are_counted_over_questions_and_the_most_frequent_come_first(named: Things) -> None:
    diary = wrong("name", "llm")
    for n, (question, response) in enumerate((("which", "a"), ("sort", "1a 2a"), ("gap", "b"), ("old-which", "a"))):
        diary.answer(at(-2 + n / 2), question, 0.0, response=response)
    first, second = found(diary, named)
    assert (first.right, first.given, first.count, first.last) == ("VAE", "GAN", 4, TODAY - DAY)
    assert first.words == "You called VAE a GAN 4 times"
    assert first.place == Place("families", "table", ("vae", "gan")) and first.terms is None
    assert second.words == "You called VAE an LLM once"
    assert second.place is None and second.terms == ("vae", "llm")


def test_an_exam_that_hands_in_the_same_answer_counts_it_once(named: Things) -> None:
    diary = wrong("which", "a", attempt="x", final=False)
    diary.answer(at(-2), "which", 0.0, response="a", attempt="x")
    assert [c.count for c in found(diary, named)] == [1]
    diary.answer(at(-1), "which", 0.0, response="a", attempt="y")
    assert [c.count for c in found(diary, named)] == [2]


def test_an_answer_to_another_wording_says_nothing(named: Things) -> None:
    digest = question_digest(named.questions["which"])
    assert found(wrong("which", "a", text=digest), named)
    assert not found(wrong("which", "a", text="another"), named)


@pytest.mark.parametrize(
    ("right", "given", "count", "words"),
    [
        ("GAN", "LLM", 2, "You called GAN an LLM twice"),
        ("LLM", "RAG", 3, "You called LLM a RAG 3 times"),
        ("VAE", "RNN", 1, "You called VAE an RNN once"),
        ("GAN", "AI", 1, "You called GAN an AI once"),
        ("GAN", "Diffusion model", 2, "You took GAN for Diffusion model twice"),
        ("x" * 60, "y", 5, f"You took {'x' * 47}… for y 5 times"),
    ],
)
def test_words(right: str, given: str, count: int, words: str) -> None:
    assert Confusion(right, given, count, TODAY).words == words


@pytest.mark.parametrize(
    ("one", "other"),
    [("GAN", "retrieval"), ("GANs", "RAG"), ("gan", "Retrieval (RAG)"), ("a GAN", "retrievals")],
)
def test_a_comparison_is_found_by_plurals_and_by_what_stands_in_brackets(
    one: str, other: str, tmp_path: Path
) -> None:
    named = read_things(course(tmp_path, LESSON.replace("name: VAE}", "name: Retrieval (RAG)}")))
    assert named.comparison_of(one, other) == Place("families", "table", ("gan", "vae"))
    assert named.comparison_of(one, "a flow of words") is None
    assert named.comparison_of("RAG", "retrieval") is None, "one thing is no two"


@pytest.mark.parametrize("one", ["variational autoencoder", "VAEs", "VAE"])
@pytest.mark.parametrize("other", ["LLM", "large language models"])
def test_a_comparison_is_found_by_what_the_glossary_calls_its_subjects(one: str, other: str, tmp_path: Path) -> None:
    lesson = LESSON.replace("name: Normalising flow}", "name: Large language models (LLMs)}")
    named = read_things(course(tmp_path, lesson))
    assert named.comparison_of(one, other) == Place("families", "table", ("vae", "flow"))


def test_a_model_is_found_by_what_kind_it_is(tmp_path: Path) -> None:
    named = read_things(course(tmp_path, LESSON.replace("Normalising flow", "Diffusion")))
    assert named.comparison_of("diffusion models", "GAN") == Place("families", "table", ("flow", "gan"))
    assert named.comparison_of("model", "GAN") is None


def test_where_a_pair_was_mixed_up_last_is_remembered(named: Things) -> None:
    assert [c.passage for c in found(wrong("which", "a", lesson="families"), named)] == [("families", "idea")]


def test_what_can_be_seen_side_by_side_comes_before_what_is_more_frequent(named: Things) -> None:
    diary = Diary()
    for day in (-9, -8, -7):
        diary.answer(at(day), "which", 0.0, response="c")
    diary.answer(at(-3), "which", 0.0, response="a")
    assert [(c.given, c.count) for c in found(diary, named)] == [("GAN", 1), ("Neither of them", 3)]
