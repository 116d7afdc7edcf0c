"""`carrel lab`: a lab without a screen, and what it measures."""

from __future__ import annotations

import argparse
import math
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from .common import add_json, print_json, say

if TYPE_CHECKING:
    from ..labs.line import State
    from ..labs.run import Frame
    from ..labs.setup import Setup


def add_to(commands: Any) -> None:
    parser = commands.add_parser(
        "lab",
        help="a small real model, run without a screen: what it measures",
        description="Runs a lab and prints what it measures. Without a kind, lists the labs; without --steps or"
        " --seconds, runs to the end. Exit codes: 0 done, 1 it can't be run so, 2 usage.",
    )
    parser.add_argument("kind", metavar="KIND", nargs="?", default="", help="which lab, or a line such as gan:seed=7")
    parser.add_argument("--preset", metavar="P", default="", help="the settings to begin with")
    values = "a setting, as often as needed; the value @FILE is read from a file"
    parser.add_argument("--set", metavar="K=V", action="append", default=[], dest="values", help=values)
    parser.add_argument("--seed", metavar="N", default="", help="what chance begins with (default 0)")
    length = parser.add_mutually_exclusive_group()
    length.add_argument("--steps", metavar="N", type=_whole, help="how many steps to run")
    length.add_argument("--seconds", metavar="S", type=_seconds, help="how long to run")
    parser.add_argument("--list", action="store_true", help="the presets, settings and metrics of the kind")
    add_json(parser)
    parser.set_defaults(run=_lab, usage_error=parser.error)


def _lab(options: argparse.Namespace) -> int:
    from ..labs.base import LabError

    try:
        if not options.kind:
            return _kinds(options.json)
        if options.list:
            return _described(options.kind, options.json)
        return _run(options)
    except LabError as error:
        say([str(error)])
        return 1


def _run(options: argparse.Namespace) -> int:
    from ..labs.line import write
    from ..labs.run import run

    state = _state(options)
    steps = options.steps if options.steps is not None else state.step
    done = run(state.setup, steps=steps, seconds=options.seconds)
    frame, line = done.frame(pictures=False), write(done.setup, done.step)
    if options.json:
        print_json(_as_json(state.setup, frame, line))
    else:
        print("\n".join(_lines(state.setup, frame, line)))
    return 0


def _state(options: argparse.Namespace) -> State:
    """The lab that is asked for, and the step to run it to (None: to its end). Raises LabError."""
    from ..labs.line import State, read
    from ..labs.own import own_text
    from ..labs.settings import assignments
    from ..labs.setup import SEED, setup

    if ":" in options.kind:
        if options.preset or options.values or options.seed:
            options.usage_error("a line says preset, settings and seed itself: give either, not both")
        return read(options.kind)
    values = {name: own_text(value) for name, value in assignments(options.values).items()}
    if options.seed:
        values[SEED] = options.seed
    return State(setup(options.kind, options.preset, values))


def _lines(setup: Setup, frame: Frame, line: str) -> list[str]:
    """What a run measured, for a person."""
    lab = setup.lab
    width = max(len(metric.label) for metric in lab.METRICS)
    lines = [f"{lab.TITLE}, after {frame.step:,} steps"]
    lines += [
        f"  {metric.label:<{width}}  {metric.said(frame.metrics[metric.id], 'not told')}" for metric in lab.METRICS
    ]
    if frame.answer is not None:
        lines += ["", setup.prediction.ask, f"  {setup.prediction.choices[frame.answer]}"]
    lines += ["", "Goals"]
    for aim in setup.aims:
        step = frame.reached.get(aim.goal.id)
        reached = "not reached" if step is None else f"reached by step {step:,}"
        lines.append(f"  {aim.goal.words}: {reached}")
    return [*lines, "", line]


def _as_json(setup: Setup, frame: Frame, line: str) -> dict[str, Any]:
    """The same for a script: null stands for what can't be told."""
    metrics = {name: value if math.isfinite(value) else None for name, value in frame.metrics.items()}
    choices = setup.prediction.choices
    return {
        "kind": setup.lab.KIND,
        "preset": setup.preset,
        "settings": setup.settings,
        "seed": setup.seed,
        "step": frame.step,
        "metrics": metrics,
        "goals": {aim.goal.id: frame.reached.get(aim.goal.id) for aim in setup.aims},
        "answer": None if frame.answer is None else choices[frame.answer],
        "line": line,
    }


def _kinds(as_json: bool) -> int:
    """Print which labs there are."""
    from ..labs.catalogue import kinds, lab_class

    labs = [lab_class(kind) for kind in kinds()]
    if as_json:
        print_json([{"kind": lab.KIND, "title": lab.TITLE, "presets": [p.id for p in lab.PRESETS]} for lab in labs])
    else:
        width = max((len(lab.KIND) for lab in labs), default=0)
        print("\n".join(f"{lab.KIND:<{width}}  {lab.TITLE}" for lab in labs))
    return 0


def _described(kind: str, as_json: bool) -> int:
    """Print what a kind can be set to, and what it measures. Raises LabError."""
    from msgspec import to_builtins

    from ..labs.catalogue import lab_class
    from ..labs.settings import range_of

    lab = lab_class(kind)
    if as_json:
        parts = {"presets": lab.PRESETS, "settings": lab.CONTROLS, "metrics": lab.METRICS, "goals": lab.GOALS}
        print_json({"kind": lab.KIND, "title": lab.TITLE, "steps": lab.STEPS, **to_builtins(parts)})
        return 0
    lines = [lab.TITLE, lab.PAPER, lab.SCALE, f"A run has {lab.STEPS:,} steps.", "", "Presets"]
    lines += [f"  {preset.id}: {preset.label}" for preset in lab.PRESETS]
    lines += ["", "Settings"]
    for control in lab.CONTROLS:
        about = f" ({control.tooltip})" if control.tooltip else ""
        lines.append(f"  {control.id}: {range_of(control)}{about}")
    lines += ["", "Metrics", *(f"  {metric.id}: {metric.label}" for metric in lab.METRICS)]
    print("\n".join(lines))
    return 0


def _whole(words: str) -> int:
    if not (words.isascii() and words.isdigit()):
        raise argparse.ArgumentTypeError(f"{words!r} is no whole number")
    return int(words)


def _seconds(words: str) -> float:
    with suppress(ValueError):
        if 0 < float(words) < math.inf:
            return float(words)
    raise argparse.ArgumentTypeError(f"{words!r} is no number of seconds")
