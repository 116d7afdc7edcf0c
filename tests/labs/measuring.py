"""The figures that a kind must reach, as its module in tests/labs/measures has them."""

from __future__ import annotations

import operator
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from tui.labs.catalogue import one_thread

OPERATORS = {"<=": operator.le, ">=": operator.ge, "<": operator.lt, ">": operator.gt, "==": operator.eq}
# The seeds over which the bounds are stated, and those that every run of the tests can afford.
ALL, FEW = range(10), range(3)


def measured() -> list[str]:
    """The modules with figures."""
    return sorted(path.stem for path in (Path(__file__).parent / "measures").glob("[a-z]*.py"))


class Figure:
    """One metric over some seeds: on `held` of them its bound holds, on `wanted` it must."""

    def __init__(self, name: str, bound: tuple[str, float, int], values: Sequence[float]) -> None:
        self.name, self.values = name, values
        self.op, self.limit, of_ten = bound
        self.held = sum(OPERATORS[self.op](value, self.limit) for value in values)
        # Nine of ten may miss one; three seeds have room for none.
        self.wanted = len(values) - (10 - of_ten) * len(values) // 10

    @property
    def missed(self) -> bool:
        return self.held < self.wanted

    @property
    def timed(self) -> bool:
        """Whether it depends on the machine, and what else that does: a figure for the bench, no reason to fail."""
        return self.name.startswith("cpu")

    def __str__(self) -> str:
        found = " ".join(f"{value:.3g}" for value in self.values)
        mark = "MISSED" if self.missed else "ok"
        bound = f"{self.op} {self.limit:g}"
        held = f"{self.held:>2} of {len(self.values)}, {self.wanted} wanted"
        return f"{self.name:<34} {bound:<10} {held} {mark:<6} {found}"


def figures(kind: str, seeds: Sequence[int]) -> list[Figure]:
    """Every figure of a kind, over these seeds."""
    one_thread()
    module = import_module(f"tests.labs.measures.{kind}")
    rows = [module.measure(seed) for seed in seeds]
    return [Figure(name, bound, [row[name] for row in rows]) for name, bound in module.BOUNDS.items()]
