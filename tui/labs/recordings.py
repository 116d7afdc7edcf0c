"""Recorded runs: what a run showed and measured, kept small in a file, to be played where a live one is too slow.

`python -m tui.labs.record` makes them.
"""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct, msgpack

from .base import Lab, LabError, Picture, Settings
from .settings import complete

if TYPE_CHECKING:
    from numpy import ndarray

    from .setup import Setup

FOLDER = Path(__file__).parent / "recordings"
# What chance begins with in every recorded run.
SEED = 0
# The number that marks an array in a file, and how many steps it is rounded to between its least and greatest.
_ARRAY, _LEVELS = 1, 255


class Shot(Struct, frozen=True, array_like=True):
    """A run at a step."""

    step: int
    metrics: dict[str, float]
    pictures: tuple[Picture, ...]


class Recording(Struct, frozen=True):
    """A run with these settings and SEED, from its beginning to its end."""

    settings: Settings
    shots: tuple[Shot, ...]


class Recorded(Lab):
    """A recorded run in the place of a live one: each step goes on to the next shot."""

    SECONDS = 15.0

    def __init__(self, recording: Recording) -> None:
        super().__init__(recording.settings, SEED)
        self._shots = recording.shots
        self._place = 0

    def step(self) -> None:
        self._place += 1
        self.steps_done = self._shots[self._place].step

    def metrics(self) -> dict[str, float]:
        return self._shots[self._place].metrics

    def pictures(self) -> tuple[Picture, ...]:
        return self._shots[self._place].pictures

    @property
    def finished(self) -> bool:
        return self._place + 1 == len(self._shots)


def path_of(kind: str, preset: str, folder: Path = FOLDER) -> Path:
    """The file for a recorded run of a kind as a preset sets it."""
    return folder / f"{kind}-{preset}.z"


def is_recorded(setup: Setup) -> bool:
    """Whether there is a recording of a run as this one is set, but for the seed where that may be another."""
    as_preset = setup.settings == complete(setup.lab, setup.preset)
    any_seed = setup.seed == SEED or "seed" not in setup.locked
    return as_preset and any_seed and path_of(setup.lab.KIND, setup.preset).is_file()


def save(path: Path, recording: Recording) -> None:
    """Write a recording, each array rounded to one byte a number."""
    path.write_bytes(zlib.compress(msgpack.encode(recording, enc_hook=_packed), 9))


def load(path: Path) -> Recording:
    """The recording in a file. Raises LabError where it can't be read."""
    try:
        return msgpack.decode(zlib.decompress(path.read_bytes()), type=Recording, ext_hook=_unpacked)
    except (OSError, zlib.error, msgspec.MsgspecError, ValueError) as error:
        message = f"the recording in {path} can't be read ({error}); install Carrel anew, or make it with"
        raise LabError(f"{message} `python -m tui.labs.record`") from None


def _packed(value: Any) -> Any:
    """An array as bytes between its least and greatest, a number of numpy's as Python's own."""
    if not hasattr(value, "shape") or value.shape == ():
        return value.item()
    low, high = float(value.min(initial=0)), float(value.max(initial=1))
    levels = ((value - low) / (high - low) * _LEVELS).round().astype("uint8")
    return msgpack.Ext(_ARRAY, msgpack.encode((value.shape, low, high, levels.tobytes())))


def _unpacked(code: int, data: memoryview) -> ndarray:
    import numpy as np

    shape, low, high, levels = msgpack.decode(data, type=tuple[tuple[int, ...], float, float, bytes])
    share = np.frombuffer(levels, np.uint8).reshape(shape).astype(np.float32) / _LEVELS
    return low + (high - low) * share
