"""What the audit lab must measure, by seed."""

from __future__ import annotations

from tui.labs.run import run
from tui.labs.setup import setup

# Each metric's bound, and on how many seeds of ten it must hold.
BOUNDS = {
    "gap before": (">=", 0.5, 10),
    "gap after": ("<=", 0.05, 10),
    "left at half": ("<=", 0.4, 10),
    "left at half, thinned": (">=", 0.6, 10),
    "harmful passed, plain": (">=", 2, 10),
    "harmful passed, reviewed": ("<=", 2, 9),
    "seen by people": ("<=", 0.2, 9),
    "harmless stopped": ("<=", 30, 10),
}


def measure(seed: int) -> dict[str, float]:
    """The figures of this seed: the gap, and the filter as it is set at first and at threshold 0.3 with review."""
    as_found = run(setup("audit", values={"seed": seed}), steps=0)
    half = run(setup("audit", values={"seed": seed}), steps=50)
    thinned = run(setup("audit", "thinned", {"seed": seed}), steps=50)
    whole = run(setup("audit", values={"seed": seed}))
    reviewed = run(setup("audit", values={"seed": seed, "threshold": 0.3, "band": 0.2}))
    return {
        "gap before": as_found.metrics["gap"],
        "gap after": whole.metrics["gap"],
        "left at half": half.metrics["left"],
        "left at half, thinned": thinned.metrics["left"],
        "harmful passed, plain": whole.metrics["harmful_passed"],
        "harmful passed, reviewed": reviewed.metrics["harmful_passed"],
        "seen by people": reviewed.metrics["review"],
        "harmless stopped": reviewed.metrics["harmless_stopped"],
    }
