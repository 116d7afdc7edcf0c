"""What the VAE must measure, by seed."""

from __future__ import annotations

import time

from tui.labs.run import run
from tui.labs.setup import setup

# Each metric's bound, and on how many seeds of ten it must hold.
BOUNDS = {
    "rebuilt at β 1": (">=", 0.95, 9),
    "new ones readable at β 1": (">=", 0.90, 9),
    "digits among them at β 1": (">=", 10, 9),
    "cpu": ("<=", 10, 10),
    "rebuilt at β 0": (">=", 0.9, 9),
    "new ones readable at β 0": ("<=", 0.5, 9),
    "KL at β 8": ("<=", 0.1, 9),
    "new ones readable at β 8": ("<=", 0.1, 9),
}


def measure(seed: int) -> dict[str, float]:
    """The figures of this seed at the end of a run: with a map, with holes, and collapsed."""
    begun = time.process_time()
    found = run(setup("vae", "beta1", {"seed": seed})).metrics
    cpu = time.process_time() - begun
    holes = run(setup("vae", "beta0", {"seed": seed})).metrics
    collapsed = run(setup("vae", "beta8", {"seed": seed})).metrics
    return {
        "rebuilt at β 1": found["rebuilt"],
        "new ones readable at β 1": found["readable"],
        "digits among them at β 1": found["kinds"],
        "cpu": cpu,
        "rebuilt at β 0": holes["rebuilt"],
        "new ones readable at β 0": holes["readable"],
        "KL at β 8": collapsed["kl"],
        "new ones readable at β 8": collapsed["readable"],
    }
