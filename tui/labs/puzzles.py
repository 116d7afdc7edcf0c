"""Small tasks for attention, each with one place that holds the answer: copy, reverse, and what *it* stands for."""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy import ndarray

LETTERS = 8
ALPHABET = "abcdefghijkl"
ANIMALS = ("cat", "dog", "fox", "horse", "bird", "mouse")
THINGS = ("street", "river", "garden", "bridge", "wall", "field")
VERBS = ("cross", "leave", "enter", "reach")
OF_ANIMALS = ("tired", "hungry", "scared", "young")
OF_THINGS = ("wide", "long", "old", "steep")


class Puzzles(Struct, frozen=True):
    """Some tasks: `tokens` to read and `targets` to answer, both (n, time); only places in `asked` count.

    `source`, (n, time), is the place that holds the answer, or -1 where none is asked for.
    """

    tokens: ndarray
    targets: ndarray
    asked: ndarray
    source: ndarray


class Task(Struct, frozen=True):
    """A kind of puzzle: its words, in the order of their ids, how long it is, and whether it may look ahead."""

    name: str
    words: tuple[str, ...]
    length: int
    causal: bool

    def draw(self, count: int, rng: np.random.Generator) -> Puzzles:
        """So many puzzles by chance."""
        return _of_letters(self, count, rng) if self.causal else _of_it(self, count, rng)


def _of_letters(task: Task, count: int, rng: np.random.Generator) -> Puzzles:
    """`abcdefgh|abcdefgh`, or the letters backwards after the bar: each place says the letter after it."""
    letters = rng.integers(0, len(ALPHABET), (count, LETTERS))
    bar = np.full((count, 1), len(ALPHABET))
    order = np.arange(LETTERS) if task.name == "copy" else np.arange(LETTERS)[::-1]
    whole = np.concatenate([letters, bar, letters[:, order]], axis=1)
    asked, source = np.zeros((count, 2 * LETTERS), dtype=bool), np.full((count, 2 * LETTERS), -1)
    asked[:, LETTERS:], source[:, LETTERS:] = True, order
    return Puzzles(whole[:, :-1], whole[:, 1:], asked, source)


def _of_it(task: Task, count: int, rng: np.random.Generator) -> Puzzles:
    """`The cat did not cross the street because it was too tired`, either noun first: what is *it*?

    In the task `it` that is always the animal; in `why` the last word decides, which may be `wide`.
    """
    ids = {word: id for id, word in enumerate(task.words)}
    tokens = np.zeros((count, task.length), dtype=np.int64)
    targets, source = np.zeros_like(tokens), np.full(tokens.shape, -1)
    asked = np.zeros(tokens.shape, dtype=bool)
    for row in range(count):
        animal, thing = rng.choice(ANIMALS), rng.choice(THINGS)
        is_animal, swapped = task.name == "it" or rng.random() < 0.5, rng.random() < 0.5
        first, second = (thing, animal) if swapped else (animal, thing)
        why = rng.choice(OF_ANIMALS if is_animal else OF_THINGS)
        sentence = f"The {first} did not {rng.choice(VERBS)} the {second} because it was too {why}".split()
        tokens[row] = [ids[word] for word in sentence]
        place = sentence.index("it")
        answer = animal if is_animal else thing
        targets[row, place], asked[row, place], source[row, place] = ids[answer], True, sentence.index(answer)
    return Puzzles(tokens, targets, asked, source)


_SENTENCE = ("The", "did", "not", "the", "because", "it", "was", "too")
_WORDS = (*_SENTENCE, *VERBS, *ANIMALS, *THINGS, *OF_ANIMALS, *OF_THINGS)
TASKS = {
    "copy": Task("copy", (*ALPHABET, "|"), 2 * LETTERS, True),
    "reverse": Task("reverse", (*ALPHABET, "|"), 2 * LETTERS, True),
    "it": Task("it", _WORDS, 12, False),
    "why": Task("why", _WORDS, 12, False),
}
