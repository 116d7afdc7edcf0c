"""What a lab is: a small real model that a learner questions, with controls, metrics and something to look at.

A kind is one module here, named as the kind with `_` for `-`, that holds `LAB`, a subclass of `Lab`. It knows nothing
of a screen; widgets draw its pictures, whatever the kind.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from msgspec import Struct

if TYPE_CHECKING:
    from numpy import ndarray
else:
    # Pictures are read from recordings by their types, and numpy is loaded by a lab only.
    ndarray = Any

Value = str | float
Settings = dict[str, Value]


class LabError(ValueError):
    """A setting, a file or a text that a lab can't use; the text says what is wrong and what would do."""


# What a person sets


class Number(Struct, frozen=True, kw_only=True):
    """A control that holds a number from `low` to `high`, moved by `step`. One that is not `live` begins anew."""

    id: str
    label: str
    low: float
    high: float
    step: float
    default: float
    live: bool = False
    tooltip: str = ""


class Choice(Struct, frozen=True, kw_only=True):
    """A control that holds one of several words."""

    id: str
    label: str
    values: tuple[str, ...]
    default: str
    live: bool = False
    tooltip: str = ""


class Text(Struct, frozen=True, kw_only=True):
    """A control that holds the person's own words, at most `longest` characters.

    With `chooses`, they are used only with that value of that choice, so that who writes them chooses it.
    """

    id: str
    label: str
    default: str
    longest: int = 10_000
    live: bool = True
    tooltip: str = ""
    chooses: tuple[str, str] | None = None


Control = Number | Choice | Text


class Preset(Struct, frozen=True, kw_only=True):
    """Settings under a name; the first preset of a kind is what it begins with."""

    id: str
    label: str
    set: dict[str, Value]


# What a person predicts and reaches


class Metric(Struct, frozen=True, kw_only=True):
    """A figure that a lab measures about itself; `format` is as in `format(value, …)`.

    With `words`, it says which of several things is so, by number.
    """

    id: str
    label: str
    format: str = ".2f"
    words: dict[int, str] = {}

    def said(self, value: float, unknown: str) -> str:
        """The figure as a person reads it; `unknown` for one that can't be told yet."""
        if math.isnan(value):
            return unknown
        return self.words[int(value)] if self.words else format(value, self.format)


class Prediction(Struct, frozen=True, kw_only=True):
    """A question before the first run. Its answer is the choice whose bin `(low, high)`, both ends included, holds
    `metric` at `at_step`; bins stand in the order of the choices."""

    ask: str
    choices: tuple[str, ...]
    metric: str
    at_step: int
    bins: tuple[tuple[float, float], ...]


class Goal(Struct, frozen=True, kw_only=True):
    """Something to bring about: each of `all` is `metric op number`, and all hold at once, within so many steps."""

    id: str
    words: str
    all: tuple[str, ...]
    within_steps: int = 0


# What a person looks at


class Dots(Struct, frozen=True, kw_only=True):
    """Points of one kind in a plane, shape (n, 2); `mark` is the character for them where there is no braille."""

    name: str
    mark: str
    points: ndarray


class Plane(Struct, frozen=True, kw_only=True, tag=True):
    """Points over a coloured field. `field`, shape (h, w), row 0 at the top, lies in 0 to 1 or is None.

    `low` and `high` are the least and greatest (x, y) shown. With `pick` set to a control's prefix, arrows set the
    controls `PREFIX_x` and `PREFIX_y`.
    """

    title: str
    low: tuple[float, float]
    high: tuple[float, float]
    dots: tuple[Dots, ...] = ()
    field: ndarray | None = None
    caption: str = ""
    pick: str = ""


class Grid(Struct, frozen=True, kw_only=True, tag=True):
    """A heat map: `values`, shape (rows, columns), 0 to 1, with labels at its sides ('' for none).

    With `pick` set to a control's prefix, the cell cursor sets the controls `PREFIX_row` and `PREFIX_column`.
    """

    title: str
    values: ndarray
    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    caption: str = ""
    pick: str = ""


class Bar(Struct, frozen=True):
    """One bar: `value` lies in 0 to 1, `words` is the figure beside it, `before` an earlier value to compare with."""

    label: str
    value: float
    words: str = ""
    before: float | None = None


class Bars(Struct, frozen=True, kw_only=True, tag=True):
    """Labelled bars, one a line. Of `ranked` ones the last may be left out where there is little room."""

    title: str
    bars: tuple[Bar, ...]
    caption: str = ""
    ranked: bool = False


class Curves(Struct, frozen=True, kw_only=True, tag=True):
    """Lines over the steps so far, by name; the scale is theirs together."""

    title: str
    lines: dict[str, tuple[float, ...]]
    caption: str = ""


class Piece(Struct, frozen=True):
    """Words with a role: '' plain, `token` and `token-alt` by turns, `chosen`, `muted`, `wrong`, `right`."""

    text: str
    role: str = ""


class Words(Struct, frozen=True, kw_only=True, tag=True):
    """Lines of text, wrapped where it is shown. Of one that `grows` the end matters, where there is little room."""

    title: str
    lines: tuple[tuple[Piece, ...], ...]
    grows: bool = False


Picture = Plane | Grid | Bars | Curves | Words


class Lab(ABC):
    """One run of a model, made with complete and checked settings; the same seed repeats it exactly."""

    KIND: ClassVar[str]
    TITLE: ClassVar[str]
    # The work behind it, and the true scale beside this one, in a sentence each.
    PAPER: ClassVar[str]
    SCALE: ClassVar[str]
    # What am I seeing: a short text in Markdown.
    SEEING: ClassVar[str]
    CONTROLS: ClassVar[tuple[Control, ...]]
    PRESETS: ClassVar[tuple[Preset, ...]]
    METRICS: ClassVar[tuple[Metric, ...]]
    PREDICTION: ClassVar[Prediction]
    GOALS: ClassVar[tuple[Goal, ...]]
    # How many steps a run has, and how many are worked between two looks at the stop flag (some 5 ms).
    STEPS: ClassVar[int]
    BATCH: ClassVar[int] = 1
    # A whole run takes so many seconds at least, so that it can be followed.
    SECONDS: ClassVar[float] = 3.0
    NUMPY: ClassVar[bool] = True

    def __init__(self, settings: Mapping[str, Value], seed: int) -> None:
        self.settings: Settings = dict(settings)
        self.seed = seed
        self.steps_done = 0

    @abstractmethod
    def step(self) -> None:
        """Work one step and count it in `steps_done`."""

    @abstractmethod
    def metrics(self) -> dict[str, float]:
        """Every metric of METRICS by id; nan for one that can't be told yet."""

    @abstractmethod
    def pictures(self) -> tuple[Picture, ...]:
        """What to show now, the most telling first, in copies that no later step changes."""

    def change(self, control: str, value: Value) -> None:
        """Put a live control to a (checked) value while the run goes on."""
        self.settings[control] = value

    @property
    def finished(self) -> bool:
        """Whether there is nothing left to work."""
        return self.steps_done >= self.STEPS
