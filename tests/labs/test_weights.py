"""The weights that ship: small enough, as good as they were before rounding, and refused in words when damaged."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tui.labs.base import LabError
from tui.labs.characters import CharacterModel, bits_per_character, ngram_bits
from tui.labs.corpus import course_passages, held_out, learned
from tui.labs.transformer import Transformer
from tui.labs.weights import FOLDER, load, save

SHIPPED = ("language", "base")


def small() -> CharacterModel:
    return CharacterModel("\n abcé\N{CAT}", Transformer(7, 8, 1, 2, 12, seed=3))


def test_a_weight_comes_back_within_half_a_step(tmp_path: Path) -> None:
    model = small()
    save(tmp_path / "small.npz", model)
    read = load("small", tmp_path)
    assert read.vocabulary == model.vocabulary
    assert (read.transformer.heads, read.transformer.context) == (2, 12)
    for name, weight in model.transformer.weights.items():
        step = np.abs(weight).max(axis=1, keepdims=True) / 127
        assert (np.abs(read.transformer.weights[name] - weight) <= 0.51 * step).all(), name


@pytest.mark.parametrize("name", SHIPPED)
def test_what_ships_is_small(name: str) -> None:
    assert (FOLDER / f"{name}.npz").stat().st_size <= 400_000


@pytest.mark.parametrize("name", SHIPPED)
def test_what_ships_has_learned_the_course(name: str) -> None:
    """On passages that it never read; an even guess among its characters would cost more than six bits."""
    assert bits_per_character(load(name), held_out(course_passages())[:5_000]) <= 2.0


def test_it_is_not_far_from_the_five_gram() -> None:
    """Honestly: a network this small does not leave simple counting behind."""
    model, passages = load("language"), course_passages()
    text = held_out(passages)[:3_000]
    assert abs(bits_per_character(model, text) - ngram_bits(model, learned(passages), text)) <= 0.2


@pytest.mark.parametrize("content", [b"", b"no archive", None])
def test_damaged_weights_are_refused_in_words(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "language.npz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(LabError, match=r"can't be read .*python -m tui\.labs\.train language"):
        load("language", tmp_path)


def test_weights_of_another_shape_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "base.npz"
    save(path, small())
    with np.load(path) as arrays:
        kept = {name: arrays[name] for name in arrays if name != "up0"}
    np.savez_compressed(path, allow_pickle=False, **kept)
    with pytest.raises(LabError, match="can't be read"):
        load("base", tmp_path)
