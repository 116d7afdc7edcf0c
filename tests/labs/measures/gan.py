"""What the GAN must measure, by seed."""

from __future__ import annotations

import math
import time

from tui.labs.run import Run, run
from tui.labs.setup import setup

# Each metric's bound, and on how many seeds of ten it must hold.
BOUNDS = {
    "step of 7 modes and 70%": ("<=", 6_000, 9),
    "cpu to there": ("<=", 20, 9),
    "modes, strong detective": ("<=", 6, 9),
}


def measure(seed: int) -> dict[str, float]:
    """The figures of this seed: when the well matched pair covers the ring, and what is left of it at step 3,000."""
    begun = time.process_time()
    matched = Run(setup("gan", values={"seed": seed}))
    while "cover" not in matched.reached and matched.step < 6_000:
        matched.advance(6_000, lambda: True)
    cpu = time.process_time() - begun
    strong = run(setup("gan", "strong_d", {"seed": seed}), steps=3_000)
    return {
        "step of 7 modes and 70%": matched.reached.get("cover", math.inf),
        "cpu to there": cpu,
        "modes, strong detective": strong.metrics["modes"],
    }
