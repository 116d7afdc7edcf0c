"""A model of characters: what it reads, draws and writes, how it learns, and what a text costs it."""

from __future__ import annotations

import numpy as np
import pytest

from tui.labs.characters import CharacterModel, bits_per_character, draw_windows, ngram_bits, train_step
from tui.labs.layers import Adam
from tui.labs.ngram import NGram
from tui.labs.transformer import Transformer

TEXT = "abcabcabc\n" * 60


def small(seed: int = 0) -> CharacterModel:
    return CharacterModel("\nabc", Transformer(4, 16, 1, 2, 12, seed=seed))


def taught() -> CharacterModel:
    model, rng = small(), np.random.default_rng(0)
    adam = Adam(list(model.transformer.weights.values()), 1e-2)
    for _ in range(60):
        train_step(model.transformer, adam, draw_windows(model.encode(TEXT), 12, 8, rng))
    return model


TAUGHT = taught()


def test_what_the_vocabulary_lacks_is_left_out() -> None:
    model = small()
    assert model.decode(model.encode("a-b\N{CAT}c\n")) == "abc\n"


def test_windows_are_runs_of_the_text() -> None:
    windows = draw_windows(np.arange(20), 12, 50, np.random.default_rng(0))
    assert windows.shape == (50, 13)
    assert (np.diff(windows, axis=1) == 1).all()
    assert windows.min() == 0
    assert windows.max() == 19


def test_it_learns() -> None:
    assert bits_per_character(small(), TEXT) > 1.5
    assert bits_per_character(TAUGHT, TEXT) < 0.3


def test_an_even_guess_costs_two_bits_of_four_characters() -> None:
    model = small()
    model.transformer.weights["embedding"][:] = 0
    assert bits_per_character(model, TEXT) == pytest.approx(2, abs=1e-5)


def test_the_five_gram_is_measured_on_the_same_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows of 13 begin every 6 characters; of each, the last 6 are counted, after the 7 before them."""
    asked: list[tuple[str, str]] = []
    monkeypatch.setattr(NGram, "bits", lambda self, texts: asked.extend(texts))
    ngram_bits(small(), TEXT, "abcabcabcabc\nabcabc")
    assert asked == [("abcabca", "bcabc\n"), ("abcabc\n", "abcabc")]


def test_scores_are_of_the_end_of_each_text() -> None:
    scores = TAUGHT.scores(["abcab", "zzzzz abcabcabcabcabca"])
    assert [TAUGHT.vocabulary[row.argmax()] for row in scores] == ["c", "b"]
    assert TAUGHT.scores([""]).shape == (1, 4)


def test_what_it_writes_repeats_by_the_seed_and_follows_the_chances() -> None:
    first, again = (TAUGHT.write("a", 6, 3, 0.1, np.random.default_rng(5)) for _ in range(2))
    assert first == again
    assert all(text.startswith("bc") for text in first)
    hot = TAUGHT.write("a", 6, 20, 50.0, np.random.default_rng(5))
    assert len(set(hot)) > 10
