"""A lab's state as a line of text, such as `gan:strong_d,ring8,seed=7,step=3000`, to be copied and opened again."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, unquote

from msgspec import Struct

from ..course.problems import shortened
from .base import Choice, Lab, LabError, Value
from .catalogue import lab_class
from .goals import STEP
from .settings import assignments, complete
from .setup import SEED, Setup, setup

# What stays readable in a value; the comma parts the line, and `%` begins what is written otherwise.
_PLAIN = " !\"#$&'()*+-./:;<>?@[\\]^_`{|}~"
# A text of one's own, each of its characters written as `%20` is.
LONGEST = 250_000


class State(Struct, frozen=True):
    """A lab as it was at a step; None where no step is named."""

    setup: Setup
    step: int | None = None


def write(setup: Setup, step: int) -> str:
    """The line for a run: its preset, what differs from that, the seed and the step."""
    lab = setup.lab
    usual = complete(lab, setup.preset)
    parts = [setup.preset]
    for control in lab.CONTROLS:
        value = setup.settings[control.id]
        if value != usual[control.id]:
            words = _written(value)
            parts.append(words if _stands_bare(lab, words) == control.id else f"{control.id}={words}")
    return f"{lab.KIND}:{','.join([*parts, f'{SEED}={setup.seed}', f'{STEP}={step}'])}"


def read(line: str) -> State:
    """What a line says; presets and the values of choices may stand bare where they can mean one thing only.

    Raises LabError.
    """
    if len(line) > LONGEST:
        raise LabError(f"the line has {len(line):,} characters ({LONGEST:,} are read at most)")
    kind, _, rest = line.strip().partition(":")
    lab = lab_class(kind.strip())
    parts = [part for part in rest.split(",") if part.strip()]
    bare = [part.strip() for part in parts if "=" not in part]
    presets = [part for part in bare if part in _presets(lab)]
    if len(presets) > 1:
        raise LabError(f"the line names {len(presets)} presets, {' and '.join(presets)} (keep one)")
    named = [f"{_control_of(lab, part)}={part}" for part in bare if part not in presets]
    values: dict[str, Value] = {
        name: unquote(value)
        for name, value in assignments([*named, *(part for part in parts if "=" in part)]).items()
    }
    step = _step(str(values.pop(STEP))) if STEP in values else None
    return State(setup(lab.KIND, presets[0] if presets else "", values), step)


def _written(value: Value) -> str:
    return quote(value, safe=_PLAIN) if isinstance(value, str) else f"{value!r}"


def _stands_bare(lab: type[Lab], word: str) -> str:
    """The one choice that a bare word is a value of; '' when there is none, or the word may mean something else."""
    found = list(_choices_with(lab, word))
    return found[0] if len(found) == 1 and word not in _presets(lab) and "=" not in word else ""


def _control_of(lab: type[Lab], word: str) -> str:
    """The choice that a bare word is the value of. Raises LabError."""
    if name := _stands_bare(lab, word):
        return name
    found = list(_choices_with(lab, word))
    if found:
        raise LabError(f"`{word}` may be {' or '.join(found)} (write `{found[0]}={word}`)")
    known = ", ".join([*_presets(lab), *(value for control in lab.CONTROLS for value in _values(control))])
    raise LabError(f"{lab.KIND} has no preset or choice `{shortened(word)}` (known: {known})")


def _choices_with(lab: type[Lab], word: str) -> Iterator[str]:
    return (control.id for control in lab.CONTROLS if word in _values(control))


def _values(control: object) -> tuple[str, ...]:
    return control.values if isinstance(control, Choice) else ()


def _presets(lab: type[Lab]) -> tuple[str, ...]:
    return tuple(preset.id for preset in lab.PRESETS)


def _step(words: str) -> int:
    if not (words.isascii() and words.isdigit() and len(words) < 10):
        raise LabError(f"`step` can't be `{shortened(words)}` (it is a whole number)")
    return int(words)
