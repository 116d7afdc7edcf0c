"""What the multimodal lab must measure, by seed."""

from __future__ import annotations

import time

from tui.labs.run import run
from tui.labs.setup import setup

# Each metric's bound, and on how many seeds of ten it must hold.
BOUNDS = {
    "diagonal": (">=", 0.95, 9),
    "unseen": (">=", 0.4, 9),
    "unseen, 30 kept back": ("<=", 0.7, 9),
    "diagonal, no flips": ("<=", 0.93, 9),
    "cpu": ("<=", 1.0, 10),
}


def measure(seed: int) -> dict[str, float]:
    """The figures of this seed: at step 250 the diagonal, the unseen at the end of the run, in CPU seconds."""
    begun = time.process_time()
    early = run(setup("multimodal", values={"seed": seed}), steps=250)
    cpu = time.process_time() - begun
    whole = run(setup("multimodal", values={"seed": seed}))
    kept_back = run(setup("multimodal", "few_pairings", {"seed": seed}))
    clean = run(setup("multimodal", values={"seed": seed, "flips": 0}), steps=500)
    return {
        "diagonal": early.metrics["diagonal"],
        "unseen": whole.metrics["unseen"],
        "unseen, 30 kept back": kept_back.metrics["unseen"],
        "diagonal, no flips": clean.metrics["diagonal"],
        "cpu": cpu,
    }
