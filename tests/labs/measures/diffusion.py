"""What the diffusion model must measure, by seed."""

from __future__ import annotations

import time

from tui.labs.run import run
from tui.labs.setup import setup

# Each metric's bound, and on how many seeds of ten it must hold.
BOUNDS = {
    "MMD² in 50 steps": ("<=", 0.008, 10),
    "MMD² in 5 less 3 times in 50": (">=", 0, 10),
    "MMD² in 10 steps": ("<=", 0.012, 9),
    "cpu": ("<=", 10, 10),
    "hit at guidance 1": (">=", 0.95, 9),
    "hit at guidance 2": (">=", 0.9, 9),
    "spread at guidance 2": ("<=", 0.7, 9),
    "hit at guidance 8": ("<=", 0.6, 9),
}


def measure(seed: int) -> dict[str, float]:
    """The figures of this seed: two moons in 50, 10 and 5 sampling steps, eight spots guided by 1, 2 and 8."""
    begun = time.process_time()
    moons = run(setup("diffusion", "moons", {"seed": seed}))
    cpu = time.process_time() - begun
    mmd = {50: moons.metrics["mmd"]}
    for steps in (10, 5):
        moons.change("sampling", steps)
        mmd[steps] = moons.metrics["mmd"]
    ring = run(setup("diffusion", "guided", {"seed": seed}))
    guided = {2: ring.metrics}
    for w in (1, 8):
        ring.change("guidance", w)
        guided[w] = ring.metrics
    return {
        "MMD² in 50 steps": mmd[50],
        "MMD² in 5 less 3 times in 50": mmd[5] - 3 * mmd[50],
        "MMD² in 10 steps": mmd[10],
        "cpu": cpu,
        "hit at guidance 1": guided[1]["hit"],
        "hit at guidance 2": guided[2]["hit"],
        "spread at guidance 2": guided[2]["spread"],
        "hit at guidance 8": guided[8]["hit"],
    }
