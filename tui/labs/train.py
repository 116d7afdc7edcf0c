"""Make the small character models that Carrel ships: `python -m tui.labs.train language|base`, some 5 minutes each.

They learn from the course's own text only. What they reach on passages held out is printed beside a 5-gram's.
"""

from __future__ import annotations

import argparse
from collections import Counter
from math import cos, pi
from pathlib import Path
from time import process_time

from msgspec import Struct
from msgspec.structs import replace

from . import corpus
from .catalogue import one_thread

one_thread()

import numpy as np  # noqa: E402  (BLAS reads how many threads it may use when numpy is loaded)

from .characters import CharacterModel, bits_per_character, draw_windows, ngram_bits, train_step  # noqa: E402
from .layers import Adam  # noqa: E402
from .transformer import Transformer  # noqa: E402
from .weights import FOLDER, load, save  # noqa: E402

# A character that the text has less often than this is left out of the vocabulary.
RARE = 5


class Recipe(Struct, frozen=True):
    """A transformer's shape, and how it is trained."""

    width: int
    layers: int
    heads: int
    context: int
    batch: int
    steps: int
    rate: float = 4e-3

    @property
    def shape(self) -> tuple[int, int, int, int]:
        """What a transformer is made with besides its vocabulary."""
        return self.width, self.layers, self.heads, self.context


RECIPES = {
    # What the sampling lab draws from, and what the fine-tuning lab goes on from.
    "language": Recipe(96, 3, 4, 96, batch=8, steps=7_000),
    "base": Recipe(96, 2, 4, 64, batch=8, steps=8_000),
}


def train(recipe: Recipe, text: str, *, seed: int = 0, say_every: int = 500) -> CharacterModel:
    """A model that has learned the text; windows are drawn at random, and the rate falls along a half cosine."""
    vocabulary = "".join(sorted(character for character, count in Counter(text).items() if count >= RARE))
    transformer = Transformer(len(vocabulary), *recipe.shape, seed=seed)
    model = CharacterModel(vocabulary, transformer)
    ids, rng = model.encode(text), np.random.default_rng(seed)
    adam = Adam(list(transformer.weights.values()), recipe.rate, (0.9, 0.99))
    losses: list[float] = []
    for step in range(1, recipe.steps + 1):
        adam.rate = recipe.rate * min(1, step / 100) * (1 + cos(pi * step / recipe.steps)) / 2
        losses.append(train_step(transformer, adam, draw_windows(ids, recipe.context, recipe.batch, rng)))
        if step % say_every == 0:
            mean = sum(losses[-say_every:]) / say_every
            print(
                f"{step:6d} steps {process_time():6.1f} CPU-s  {mean:.3f} bits a character while training", flush=True
            )
    return model


def main() -> None:
    """Train a model, write it, and print what it and a 5-gram reach on held-out text."""
    parser = argparse.ArgumentParser(prog="python -m tui.labs.train", description=__doc__)
    parser.add_argument("name", choices=RECIPES)
    parser.add_argument("--steps", type=int, help="fewer or more than the recipe's")
    parser.add_argument(
        "--to", type=Path, default=FOLDER, help="the folder for the weights (default: the shipped ones)"
    )
    chosen = parser.parse_args()
    passages = corpus.course_passages()
    learned, held_out = corpus.learned(passages), corpus.held_out(passages)
    recipe = RECIPES[chosen.name]
    if chosen.steps:
        recipe = replace(recipe, steps=chosen.steps)
    print(f"{len(learned):,} characters of the course to learn, {len(held_out):,} held out")
    model = train(recipe, learned)
    chosen.to.mkdir(parents=True, exist_ok=True)
    path = chosen.to / f"{chosen.name}.npz"
    save(path, model)
    rounded = load(chosen.name, chosen.to)
    count = sum(weight.size for weight in model.transformer.weights.values())
    print(f"{count:,} weights, {path.stat().st_size:,} bytes in {path}, {process_time():.0f} CPU-s")
    print("bits a character on held-out text (less is better)")
    print(f"  as trained, 32 bits a weight  {bits_per_character(model, held_out):.3f}")
    print(f"  as written, 8 bits a weight   {bits_per_character(rounded, held_out):.3f}")
    print(f"  5-gram, Witten and Bell       {ngram_bits(model, learned, held_out):.3f}")


if __name__ == "__main__":
    main()
