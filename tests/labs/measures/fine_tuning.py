"""What the fine-tuning lab must measure, by seed, after 100 steps of two specialists."""

from __future__ import annotations

import time

from tui.labs.run import Run, run
from tui.labs.setup import setup
from tui.labs.weights import FOLDER

# Each metric's bound, and on how many seeds of ten it must hold.
BOUNDS = {
    "medical text, saved": (">=", 0.6, 10),
    "service text, saved": (">=", 0.6, 10),
    "general text, lost bits": (">=", 0.5, 10),
    "general text, lost bits, quarter replayed": ("<=", 0.5, 10),
    "texts with words of the field": (">=", 0.7, 9),
    "goal reached, quarter replayed": ("==", 1, 9),
    "weights, bytes": ("<=", 400_000, 10),
    "cpu, 100 steps": ("<=", 5.0, 10),
}


def measure(seed: int) -> dict[str, float]:
    """What is saved and lost on text not learned from; whether a run with a quarter replayed gets to the goal."""
    begun = time.process_time()
    plain = run(setup("fine-tuning", values={"seed": seed}), steps=100)
    cpu = time.process_time() - begun
    plain.lab.change("domain", "service")
    replayed = Run(setup("fine-tuning", "quarter", {"seed": seed}))
    while "specialist" not in replayed.reached and not replayed.lab.finished:
        replayed.advance(replayed.lab.STEPS, lambda: True)
    return {
        "medical text, saved": plain.metrics["domain_drop"],
        "service text, saved": plain.lab.metrics()["domain_drop"],
        "general text, lost bits": plain.metrics["general_rise"],
        "general text, lost bits, quarter replayed": replayed.metrics["general_rise"],
        "texts with words of the field": plain.metrics["share"],
        "goal reached, quarter replayed": float("specialist" in replayed.reached),
        "weights, bytes": (FOLDER / "base.npz").stat().st_size,
        "cpu, 100 steps": cpu,
    }
