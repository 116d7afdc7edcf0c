"""Points in the plane to learn from: three data sets, and the person's own from a CSV text or an ASCII drawing."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from ..course.problems import shortened
from .base import Choice, LabError, Text
from .layers import Array

Integers = NDArray[np.intp]

FEWEST, MOST = 8, 2_000
# Beyond this a number is refused: a typing mistake, most likely. Points within NEAREST are one spot.
FARTHEST, NEAREST = 1e9, 1e-9
# What a drawing leaves empty.
EMPTY = " .·"
HEART = """\
  ###   ###
 ##### #####
#############
 ###########
   #######
     ###
      #"""

DATA = Choice(
    id="data",
    label="Data",
    values=("ring8", "grid9", "moons", "own"),
    default="ring8",
    tooltip="8 spots in a ring, 9 in a square, two half-moons, or your own",
)
POINTS = Text(
    id="points",
    label="Own points",
    default=HEART,
    longest=60_000,
    live=False,
    chooses=("data", "own"),
    tooltip="For the data `own`: lines of `x, y`, or a drawing with #",
)


class Cloud:
    """A data set: `anchors`, shape (m, 2), each with a label from 0, and a normal spread of `sigma` around them.

    A sample is good within three sigma of an anchor. To tell how much of the data was learned there are `centres`,
    shape (k, 2), each with its label and its share of the data: its spots, or eight places spread over it.
    """

    def __init__(self, anchors: Array, sigma: float, labels: Integers | None = None) -> None:
        self.anchors, self.sigma = anchors, sigma
        if len(anchors) < 10:
            self.centres, belongs = anchors, np.arange(len(anchors))
        else:
            self.centres, belongs = spread_centres(anchors, 8)
        self.shares = np.bincount(belongs, minlength=len(self.centres)) / len(anchors)
        self.labels = belongs if labels is None else labels
        self.classes = int(self.labels.max()) + 1

    def sample(self, n: int, rng: np.random.Generator) -> tuple[Array, Integers]:
        """`n` points, shape (n, 2), and their labels, shape (n,)."""
        drawn = rng.integers(len(self.anchors), size=n)
        return self.anchors[drawn] + rng.normal(0, self.sigma, (n, 2)), self.labels[drawn]

    def hits(self, points: Array, labels: Integers | None = None) -> NDArray[np.bool_]:
        """Which points are within three sigma of an anchor (of the point's label, if `labels` gives one each)."""
        far = squares(points, self.anchors)
        if labels is not None:
            far[labels[:, None] != self.labels] = np.inf
        near: NDArray[np.bool_] = far.min(axis=1) <= (3 * self.sigma) ** 2
        return near

    def modes(self, points: Array) -> int:
        """How many centres get a quarter of their share of the data, or more, in good samples (of 8 spots: 3.1%)."""
        nearest = squares(points[self.hits(points)], self.centres).argmin(axis=1)
        found = np.bincount(nearest, minlength=len(self.centres)) / len(points)
        return int(((found >= self.shares / 4) & (self.shares > 0)).sum())


def cloud(name: str, text: str) -> Cloud:
    """The data set of that name; `text` holds the own points, which nothing else reads."""
    if name == "ring8":
        angle = np.arange(8) * math.pi / 4
        return Cloud(np.stack([np.cos(angle), np.sin(angle)], axis=1), 0.05)
    if name == "grid9":
        return Cloud(np.array([(x, y) for y in (-1.0, 0.0, 1.0) for x in (-1.0, 0.0, 1.0)]), 0.05)
    if name == "moons":
        return moons()
    own = fitted(read_points(text))
    apart = squares(own, own)
    np.fill_diagonal(apart, np.inf)
    # Wide enough to join neighbours into a shape, narrow enough to keep it sharp.
    spread = float(np.median(np.sqrt(np.maximum(apart.min(axis=1), 0)))) / 3
    return Cloud(own, min(max(spread, 0.02), 0.06))


def moons() -> Cloud:
    """Two half circles that reach into each other, each with a label."""
    angle = np.linspace(0, math.pi, 100)
    upper = np.stack([np.cos(angle) - 0.5, np.sin(angle) - 0.25], axis=1)
    return Cloud(np.concatenate([upper, -upper]) / 1.2, 0.05, np.repeat([0, 1], 100))


def read_points(text: str) -> Array:
    """The points of a CSV text (`x, y` a line, a heading allowed) or of an ASCII drawing, shape (n, 2).

    LabError, with the line, for what is no finite number, and for too few or too many points.
    """
    lines = text.splitlines()
    if not any(line.strip() for line in lines):
        raise LabError(f"`points` are none yet (give {FEWEST} lines of `x, y` or more, or draw them with #)")
    points = written(lines) if any(is_number(field) for line in lines for field in fields(line)) else drawn(lines)
    if len(points) < FEWEST:
        raise LabError(f"`points` are too few: {counted(len(points))} (it takes {FEWEST} at least)")
    if len(points) > MOST:
        raise LabError(f"`points` are too many: {counted(len(points))} (it takes {MOST:,} at most)")
    found = np.array(points, dtype=np.float64)
    if np.ptp(found, axis=0).max() < NEAREST:
        raise LabError("`points` all lie on one spot (spread them out)")
    return found


def written(lines: list[str]) -> list[tuple[float, float]]:
    """The points of lines `x, y` (or with a semicolon, tab or blanks between). A first line of words is a heading."""
    points = []
    heading = True
    for number, line in enumerate(lines, 1):
        found = fields(line)
        if not found:
            continue
        if heading and not any(is_number(field) for field in found):
            heading = False
            continue
        heading = False
        if len(found) != 2:
            raise LabError(f"`points` line {number}: a point is two numbers, `x, y`, but here {said(len(found))}")
        points.append((coordinate(found[0], number), coordinate(found[1], number)))
    return points


def drawn(lines: list[str]) -> list[tuple[float, float]]:
    """A point for every mark of a drawing; a line of characters is as high as two are wide."""
    return [(x / 2, -float(y)) for y, line in enumerate(lines) for x, mark in enumerate(line) if mark not in EMPTY]


def coordinate(field: str, number: int) -> float:
    if not is_number(field):
        raise LabError(f"`points` line {number}: “{shortened(field)}” is not a number")
    value = float(field)
    if math.isnan(value):
        raise LabError(f"`points` line {number}: {field} is no place (leave the line out)")
    if abs(value) > FARTHEST:
        raise LabError(
            f"`points` line {number}: {shortened(field)} is too far out (coordinates go to {FARTHEST:,.0f})"
        )
    return value


def fields(line: str) -> list[str]:
    """The fields of one line, between commas, semicolons, tabs or blanks."""
    for separator in (",", ";", "\t"):
        if separator in line:
            return [field.strip() for field in line.split(separator)]
    return line.split()


def is_number(field: str) -> bool:
    try:
        float(field)
    except ValueError:
        return False
    return True


def said(count: int) -> str:
    return "is one field" if count == 1 else f"are {count} fields"


def counted(count: int) -> str:
    return "1 point" if count == 1 else f"{count:,} points"


def fitted(points: Array) -> Array:
    """The points moved and scaled alike in x and y to lie in −1.2 to 1.2."""
    low, high = points.min(axis=0), points.max(axis=0)
    placed: Array = (points - (low + high) / 2) * (2.4 / (high - low).max())
    return placed


def squares(points: Array, others: Array) -> Array:
    """The squared distance of each point to each of the others, shape (n, m)."""
    found: Array = (points**2).sum(axis=1)[:, None] + (others**2).sum(axis=1) - 2 * points @ others.T
    return found


def spread_centres(points: Array, k: int) -> tuple[Array, Integers]:
    """`k` centres by k-means (Lloyd 1982) from points far apart, and the centre that each point belongs to."""
    centres = points[:1]
    while len(centres) < k:
        centres = np.append(centres, points[[squares(points, centres).min(axis=1).argmax()]], axis=0)
    for _ in range(20):
        belongs = squares(points, centres).argmin(axis=1)
        centres = np.array([points[belongs == i].mean(axis=0) for i in range(k) if (belongs == i).any()])
        k = len(centres)
    return centres, squares(points, centres).argmin(axis=1)
