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
    "top-p 0.8 at T 1.5 adds": (">=", 0.15, 10),
    "5-gram: real words, T 0.2": (">=", 0.85, 10),
    "5-gram: real words, T 2": ("<=", 0.6, 9),
    "5-gram: 6-grams said once, pick 1": ("<=", 0.3, 10),
    "weights, bytes": ("<=", 400_000, 10),
    "cpu, 160 steps": ("<=", 6.0, 10),
}


def measure(seed: int) -> dict[str, float]:
    """Shares of real words among the last 150 characters of eight texts, after 160 steps."""

    def metrics(model: str, **values: float) -> dict[str, float]:
        return run(setup("sampling", "plain", {"model": model, "seed": seed, **values}), steps=160).metrics

    begun = time.process_time()
    cold = metrics("transformer", temperature=0.2)["real"]
    cpu = time.process_time() - begun
    warm = metrics("transformer", temperature=1.5)["real"]
    return {
        "real words, T 0.2": cold,
        "real words, T 2": metrics("transformer", temperature=2)["real"],
        "top-p 0.8 at T 1.5 adds": metrics("transformer", temperature=1.5, top_p=0.8)["real"] - warm,
        "5-gram: real words, T 0.2": metrics("5-gram", temperature=0.2)["real"],
        "5-gram: real words, T 2": metrics("5-gram", temperature=2)["real"],
        "5-gram: 6-grams said once, pick 1": metrics("5-gram", pick=1)["distinct"],
        "weights, bytes": (FOLDER / "language.npz").stat().st_size,
        "cpu, 160 steps": cpu,
    }
