"""What the sampling lab must measure, by seed: the transformer, and the 5-gram beside it."""

from __future__ import annotations

import time

from tui.labs.run import run
from tui.labs.setup import setup
from tui.labs.weights import FOLDER

# Each metric's bound, and on how many seeds of ten it must hold.
BOUNDS = {
    "real words, T 0.2": (">=", 0.85, 10),
    "real words, T 2": ("<=", 0.45, 10),
    "top-p 0.8 at T 1.5 adds": (">=", 0.15, 9),
    "5-gram: real words, T 2": ("<=", 0.65, 9),
    "5-gram: 6-grams said once, pick 1": ("<=", 0.3, 10),
    "weights, bytes": ("<=", 400_000, 10),
    "cpu, 160 steps": ("<=", 6.0, 10),
}


def measure(seed: int) -> dict[str, float]:
    """Shares of real words among the last 150 characters of eight texts, after 160 steps."""

    def metrics(model: str, seed: int = seed, **values: float) -> dict[str, float]:
        return run(setup("sampling", "plain", {"model": model, "seed": seed, **values}), steps=160).metrics

    def repaired(seed: int) -> float:
        cut = metrics("transformer", seed, temperature=1.5, top_p=0.8)["real"]
        return cut - metrics("transformer", seed, temperature=1.5)["real"]

    begun = time.process_time()
    cold = metrics("transformer", temperature=0.2)["real"]
    cpu = time.process_time() - begun
    return {
        "real words, T 0.2": cold,
        "real words, T 2": metrics("transformer", temperature=2)["real"],
        # Of two runs: some 250 words each leave such a difference uncertain by 0.04.
        "top-p 0.8 at T 1.5 adds": (repaired(seed) + repaired(seed + 10)) / 2,
        "5-gram: real words, T 2": metrics("5-gram", temperature=2)["real"],
        "5-gram: 6-grams said once, pick 1": metrics("5-gram", pick=1)["distinct"],
        "weights, bytes": (FOLDER / "language.npz").stat().st_size,
        "cpu, 160 steps": cpu,
    }
