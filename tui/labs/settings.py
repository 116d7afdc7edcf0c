"""The settings of a lab, completed from its controls and presets, and checked."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from ..course.nearest import did_you_mean
from ..course.problems import shortened
from ..course.text import cleaned
from .base import Choice, Control, Lab, LabError, Number, Preset, Settings, Text, Value

GREATEST_SEED = 2**32 - 1


def complete(lab: type[Lab], preset: str = "", values: Mapping[str, Value] = {}) -> Settings:
    """A value for every control: these values, else the preset's (the first when none is named), else the default.
    Data of one's own is used when it is given, unless the values choose other data.

    Raises LabError for a preset or control that there is none of, and for a value out of range.
    """
    texts = [control for control in lab.CONTROLS if isinstance(control, Text) and control.id in values]
    chosen = preset_named(lab, preset).set | dict(text.chooses for text in texts if text.chooses) | dict(values)
    for id in chosen:
        control_named(lab, id)
    return {control.id: checked(control, chosen.get(control.id, control.default)) for control in lab.CONTROLS}


def preset_named(lab: type[Lab], id: str) -> Preset:
    """The preset with this id, the first for ''. Raises LabError."""
    ids = [preset.id for preset in lab.PRESETS]
    if id and id not in ids:
        raise LabError(f"{lab.KIND} has no preset `{shortened(id)}` ({did_you_mean(id, ids)})")
    return lab.PRESETS[ids.index(id) if id else 0]


def control_named(lab: type[Lab], id: str) -> Control:
    """The control with this id. Raises LabError."""
    ids = [control.id for control in lab.CONTROLS]
    if id not in ids:
        raise LabError(f"{lab.KIND} has no setting `{shortened(id)}` ({did_you_mean(id, ids)})")
    return lab.CONTROLS[ids.index(id)]


def checked(control: Control, value: Value) -> Value:
    """The value as the lab takes it, whole numbers as int. Raises LabError, with the range, for any other."""
    match control:
        case Number():
            return _number(control, value)
        case Choice():
            if value not in control.values:
                advice = did_you_mean(str(value), control.values)
                raise LabError(f"`{control.id}` can't be `{shortened(str(value))}` ({advice})")
            return value
        case Text():
            text = cleaned(str(value))
            if len(text) > control.longest:
                long, most = f"{len(text):,} characters", f"{control.longest:,}"
                raise LabError(f"`{control.id}` is {long} long (it takes {most} at most)")
            return text


def checked_seed(value: Value) -> int:
    """The seed as a whole number. Raises LabError."""
    words = str(value)
    if not (words.isascii() and words.isdigit() and int(words) <= GREATEST_SEED):
        raise LabError(f"`seed` can't be `{shortened(words)}` (it is a whole number from 0 to {GREATEST_SEED})")
    return int(words)


def assignments(texts: Iterable[str]) -> dict[str, str]:
    """What `name=value` texts set. Raises LabError for one that is no such text, and for a name set twice."""
    found: dict[str, str] = {}
    for text in texts:
        name, sign, value = text.partition("=")
        name = name.strip()
        if not (name and sign):
            raise LabError(f"`{shortened(text)}` sets nothing (write `name=value`)")
        if name in found:
            raise LabError(f"`{shortened(name)}` is set twice (keep one of the two)")
        found[name] = value
    return found


def range_of(control: Control) -> str:
    """What a control takes, in words."""
    match control:
        case Number():
            whole = "a whole number " if _whole(control) else ""
            return f"{whole}from {control.low:g} to {control.high:g}"
        case Choice():
            return ", ".join(control.values)
        case Text():
            return f"text of at most {control.longest:,} characters"


def _number(control: Number, value: Value) -> Value:
    try:
        number = float(value)
    except ValueError:
        number = math.nan
    # Written so that nan, which is never within a range, is refused as well.
    if not (control.low <= number <= control.high) or (_whole(control) and number != int(number)):
        raise LabError(f"`{control.id}` can't be `{shortened(str(value))}` (it is {range_of(control)})")
    return int(number) if _whole(control) else number


def _whole(control: Number) -> bool:
    return all(float(number).is_integer() for number in (control.low, control.step, control.default))
