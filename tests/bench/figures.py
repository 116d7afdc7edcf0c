"""Measured values, what they are held against, and the table that shows both."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from statistics import median
from typing import NamedTuple


class Row(NamedTuple):
    """One measurement: its values, in `unit`, and those of what it is compared with, measured in turns.

    `bound` is the most that the median may be: a figure or, with `of_bare`, a multiple of the bare median.
    """

    name: str
    unit: str
    values: Sequence[float]
    bare: Sequence[float] = ()
    bound: float | None = None
    of_bare: bool = False

    @property
    def ratio(self) -> float | None:
        """How many times the bare value it is, in the middle."""
        return median(self.values) / median(self.bare) if self.bare and median(self.bare) else None

    @property
    def kept(self) -> bool | None:
        """Whether the bound is kept; None when there is none."""
        if self.bound is None:
            return None
        reached = self.ratio if self.of_bare else median(self.values)
        return reached is not None and reached <= self.bound


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least this share (0 to 1) of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(math.ceil(share * len(ordered)) - 1, 0)]


HEADING = f"{'':46}{'n':>5}{'p50':>9}{'p90':>9}{'p99':>9} {'':5}{'bare':>8}{'ratio':>7}  bound"


def table(rows: Iterable[Row]) -> str:
    """The rows as lines of text."""
    return "\n".join(_line(row) for row in rows)


def _line(row: Row) -> str:
    middle, p90, p99 = median(row.values), percentile(row.values, 0.9), percentile(row.values, 0.99)
    figures = "".join(f"{_number(value):>9}" for value in (middle, p90, p99))
    bare = _number(median(row.bare)) if row.bare else ""
    ratio = f"{row.ratio:.2f}" if row.ratio is not None else ""
    bound = "" if row.bound is None else f"{row.bound:g}{'x' if row.of_bare else ' ' + row.unit}"
    verdict = {True: "kept", False: "BROKEN", None: ""}[row.kept]
    line = f"{row.name:46}{len(row.values):>5}{figures} {row.unit:5}{bare:>8}{ratio:>7}  {bound:9}{verdict}"
    return line.rstrip()


def _number(value: float) -> str:
    return f"{value:.1f}" if value < 1000 else f"{value:.0f}"


def milliseconds(seconds: Iterable[float]) -> list[float]:
    """Seconds as milliseconds."""
    return [1000 * value for value in seconds]
