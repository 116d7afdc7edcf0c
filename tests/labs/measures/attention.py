"""What the attention lab must measure, by seed, after 120 steps."""

from __future__ import annotations

import time

from tui.labs.run import run
from tui.labs.setup import setup

TASKS = ("copy", "reverse", "it")
# Each metric's bound, and on how many seeds of ten it must hold.
BOUNDS = {
    **{f"right answers, {task}": (">=", 0.99, 10) for task in TASKS},
    **{f"best head on the place, {task}": (">=", 0.7, 9) for task in TASKS},
    "right answers, why, 200 steps": (">=", 0.9, 9),
    "best head on the place, why": ("<=", 0.7, 9),
    "cpu, three tasks": ("<=", 8.0, 10),
}


def measure(seed: int) -> dict[str, float]:
    """Right answers on puzzles not trained on, and the mean weight of the best head on the right place."""
    begun = time.process_time()
    found = {task: run(setup("attention", task, {"seed": seed}), steps=120).metrics for task in TASKS}
    cpu = time.process_time() - begun
    why = run(setup("attention", "why", {"seed": seed})).metrics
    return {
        **{f"right answers, {task}": found[task]["accuracy"] for task in TASKS},
        **{f"best head on the place, {task}": found[task]["best_head"] for task in TASKS},
        "right answers, why, 200 steps": why["accuracy"],
        "best head on the place, why": why["best_head"],
        "cpu, three tasks": cpu,
    }
