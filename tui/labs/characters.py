"""A transformer that reads and writes characters, and how it is trained and measured on a text."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

import numpy as np
from numpy import ndarray

from .layers import Adam
from .ngram import NGram
from .transformer import Transformer, cross_entropy, softmax


class CharacterModel:
    """A transformer that reads and writes characters; `vocabulary` holds them in the order of their ids."""

    def __init__(self, vocabulary: str, transformer: Transformer) -> None:
        self.vocabulary, self.transformer = vocabulary, transformer
        self.ids = {character: id for id, character in enumerate(vocabulary)}

    def encode(self, text: str) -> ndarray:
        """The ids of the text's characters; what the vocabulary lacks is left out."""
        return np.array([self.ids[character] for character in text if character in self.ids], dtype=np.int64)

    def decode(self, ids: Sequence[int] | ndarray) -> str:
        return "".join(self.vocabulary[id] for id in ids)

    def scores(self, texts: Sequence[str]) -> ndarray:
        """For each text, scores of every character for what comes next, shape (texts, vocabulary).

        The texts are read by their last characters, as many as the context holds and the shortest of them has.
        """
        rows = [self.encode("\n" + text) for text in texts]
        length = min(self.transformer.context, *(len(row) for row in rows))
        return self.transformer.forward(np.stack([row[-length:] for row in rows]), last=True)[:, 0]

    def write(self, prompt: str, length: int, texts: int, temperature: float, rng: np.random.Generator) -> list[str]:
        """What so many texts go on with after the prompt, each `length` characters drawn by chance."""
        written = [""] * texts
        for _ in range(length):
            shares = softmax(self.scores([prompt + text for text in written]) / np.float32(temperature))
            # The first character up to which the shares add up to more than a random number from 0 to 1.
            ids = (shares.cumsum(axis=1) > rng.random((texts, 1)) * shares.sum(axis=1, keepdims=True)).argmax(axis=1)
            written = [text + self.vocabulary[id] for text, id in zip(written, ids, strict=True)]
        return written


def draw_windows(ids: ndarray, context: int, batch: int, rng: np.random.Generator) -> ndarray:
    """Runs of `context` + 1 ids from random places, shape (batch, context + 1)."""
    return _runs(ids, rng.integers(0, len(ids) - context, batch), context + 1)


def train_step(transformer: Transformer, adam: Adam, windows: ndarray) -> float:
    """One update towards each window's next characters; the bits a character that they cost before it."""
    loss, d_scores = cross_entropy(transformer.forward(windows[:, :-1]), windows[:, 1:])
    gradients = transformer.backward(d_scores)
    adam.step([gradients[name] for name in transformer.weights])
    return loss / log(2)


def bits_per_character(model: CharacterModel, text: str) -> float:
    """How many bits a character of the text costs, read in windows of the context of which the second half counts."""
    windows = _halves(model.encode(text), model.transformer.context)
    counted = np.arange(windows.shape[1] - 1) >= model.transformer.context // 2
    scores = model.transformer.forward(windows[:, :-1])
    return cross_entropy(scores, windows[:, 1:], np.broadcast_to(counted, scores.shape[:2]))[0] / log(2)


def ngram_bits(model: CharacterModel, learned: str, held_out: str) -> float:
    """The 5-gram's bits a character on the same characters that `bits_per_character` counts."""
    clean = model.decode(model.encode(learned))
    windows = _halves(model.encode(held_out), model.transformer.context)
    middle = model.transformer.context // 2 + 1
    return NGram(clean).bits([(model.decode(row[:middle]), model.decode(row[middle:])) for row in windows])


def _halves(ids: ndarray, context: int) -> ndarray:
    """Windows of `context` + 1 ids, each half a context after the one before, shape (n, context + 1)."""
    return _runs(ids, np.arange(0, len(ids) - context, context // 2), context + 1)


def _runs(ids: ndarray, starts: ndarray, length: int) -> ndarray:
    runs: ndarray = ids[starts[:, None] + np.arange(length)]
    return runs
