"""The parts of a lab's page: heading, presets, controls, metrics, goals, prediction. What is pressed has a target."""

from __future__ import annotations

import math
from string import ascii_uppercase
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from ...labs.base import Choice, Control, Number, Text, Value
from ...labs.settings import preset_named
from ...labs.setup import Setup
from ..markdown import inline_text
from ..text import Line, Piece, Styled
from .face import Face

LONGEST_TEXT = 14


class Signs(NamedTuple):
    """The signs of a page; what they say is said in words as well, or by their place."""

    running: str
    paused: str
    open: str
    reached: str
    wrong: str
    less: str
    more: str
    side: str
    dot: str
    cut: str


UNICODE = Signs("▶", "‖", "○", "✔", "✘", "‹", "›", "│", "·", "…")
ASCII = Signs(">", "=", "o", "*", "x", "<", ">", "|", "-", "~")


def signs(face: Face) -> Signs:
    return ASCII if face.ascii_only else UNICODE


def heading(face: Face, width: int) -> list[Line]:
    """What lab it is, its seed, and how far its run is."""
    brief = width < 60
    state = [Piece("" if brief else f"seed {face.setup.seed}   ", "muted", "new_seed"), _state(face, brief)]
    wide = sum(cell_len(piece.text) for piece in state)
    room = width - wide - 2
    title = face.setup.lab.TITLE
    if cell_len(title) > room:
        title = title.partition(":")[0]
    title = clipped(title, room, signs(face).cut)
    gap = " " * max(width - cell_len(title) - wide, 1)
    return [Line((Piece(title, "h1"), Piece(gap), *state))]


def _state(face: Face, brief: bool) -> Piece:
    frame, lab, sign = face.frame, face.setup.lab, signs(face)
    if frame is None:
        return Piece("opening", "muted")
    step = f"{frame.step:,}/{lab.STEPS:,}" if brief else f"step {frame.step:,} of {lab.STEPS:,}"
    if face.running:
        word, mark, role = "running", sign.running, "right"
    else:
        word = {"finished": "finished", "failed": "stopped"}.get(frame.ended, "paused" if frame.step else "ready")
        mark, role = sign.paused, "label"
    if face.setup.recorded:
        word = "recorded"
    elif brief:
        return Piece(f"{mark} {step}", role, "run")
    return Piece(f"{mark} {word}{' ' if brief else '  '}{step}", role, "run")


def recorded_words(setup: Setup) -> str:
    """Of which run a recording is."""
    return f"{preset_named(setup.lab, setup.preset).label}, seed {setup.as_recording.seed}"


def preset_chips(face: Face) -> list[list[Piece]]:
    """The presets by number, the one in use marked."""
    setup, chips = face.setup, []
    for number, preset in enumerate(setup.lab.PRESETS, 1):
        used, target = preset.id == setup.preset, f"preset({number})"
        words = f" {preset.label}"
        chips.append([Piece(f"{number}", "accent", target), Piece(words, "strong" if used else "muted", target)])
    return chips


def control_chips(face: Face) -> list[list[Piece]]:
    """The controls with their values; the chosen one stands between signs that move it."""
    return [_control_chip(face, place, control) for place, control in enumerate(face.chosen_from)]


def _control_chip(face: Face, place: int, control: Control) -> list[Piece]:
    here, sign = place == face.focus, signs(face)
    value = value_words(control, face.setup.settings[control.id], sign.cut)
    target = f"control({place})"
    if control.id in face.setup.locked or face.setup.recorded:
        return [Piece(" "), Piece(control.label + " ", "muted", target), Piece(value, "muted", target), Piece(" ")]
    if not here:
        return [Piece(" "), Piece(control.label + " ", "muted", target), Piece(value, "strong", target), Piece(" ")]
    name = Piece(control.label + " ", "cursor", target)
    if isinstance(control, Text):
        return [Piece(sign.less, "cursor", "write"), name, Piece(value + sign.more, "cursor", "write")]
    less, more = Piece(sign.less, "cursor", "lower"), Piece(sign.more, "cursor", "higher")
    return [less, name, Piece(value, "cursor", target), more]


def value_words(control: Control, value: Value, cut: str) -> str:
    """A control's value in a few words."""
    match control:
        case Number():
            return f"{float(value):g}"
        case Choice():
            return str(value)
        case Text():
            words = " ".join(str(value).split())
            return f'"{clipped(words, LONGEST_TEXT, cut)}"' if words else "(empty)"


def flowed(chips: list[list[Piece]], width: int, gap: int = 2) -> list[Line]:
    """Chips side by side, as many a line as fit; none is parted."""
    lines: list[list[Piece]] = []
    used = width + 1
    for chip in chips:
        size = sum(cell_len(piece.text) for piece in chip)
        if used + gap + size > width:
            lines.append(list(chip))
            used = size
        else:
            lines[-1] += [Piece(" " * gap), *chip]
            used += gap + size
    return [Line(tuple(line)) for line in lines]


def about_control(face: Face, width: int, *, in_full: bool = False) -> list[Line]:
    """What there is to say, or what the chosen control does: that in one line, if it need not be told in full."""
    sign = signs(face)
    if face.words:
        return Styled([Piece(face.words, "label")]).lines(width, 0)
    control = face.chosen_from[face.focus]
    if face.setup.recorded:
        words = f"A recording {sign.dot} {recorded_words(face.setup)} {sign.dot} R runs it live"
    elif control.id in face.setup.locked:
        words = f"{control.label} stays as it is in this lesson."
    else:
        about, anew = control.tooltip or control.label, "" if control.live else f" {sign.dot} begins anew"
        words = f"{about} {sign.dot} {_how(control)}{anew}"
        if cell_len(words) > width and not in_full:
            words = f"{about}{anew}"
    if in_full:
        return Styled([Piece(words, "muted")]).lines(width, 0)
    return [Line((Piece(clipped(words, width, sign.cut), "muted"),))]


def _how(control: Control) -> str:
    """What a control takes, or how it is given."""
    match control:
        case Number():
            return f"{control.low:g} to {control.high:g}"
        case Choice():
            return ", ".join(control.values)
        case Text():
            return "Enter writes it"


def metric_lines(face: Face, width: int) -> list[Line]:
    """Each metric and its figure, at the right."""
    lines = []
    for label, figure in _figures(face):
        name = clipped(label, max(width - cell_len(figure) - 1, 1), signs(face).cut)
        gap = " " * max(width - cell_len(name) - cell_len(figure), 1)
        lines.append(Line((Piece(name), Piece(gap), Piece(figure, "strong"))))
    return lines


def metric_chips(face: Face, width: int) -> list[list[Piece]]:
    """The same for where there is no room for a line each."""
    return [
        [Piece(clipped(label, width - cell_len(figure) - 1, signs(face).cut) + " ", "muted"), Piece(figure, "strong")]
        for label, figure in _figures(face)
    ]


def _figures(face: Face) -> list[tuple[str, str]]:
    known = face.frame.metrics if face.frame else {}
    none = "?" if face.ascii_only else "–"
    found = []
    for metric in face.setup.lab.METRICS:
        found.append((metric.label, metric.said(known.get(metric.id, math.nan), none)))
    return found


def goal_lines(face: Face, width: int) -> list[Line]:
    """Each goal, whether it is reached in this run and at which step, or was before."""
    sign, now = signs(face), face.frame.reached if face.frame else {}
    lines = []
    for aim in face.setup.aims:
        goal = aim.goal
        if goal.id in now and face.setup.recorded:
            mark, role, after = sign.open, "muted", f" (in the recording by step {now[goal.id]:,})"
        elif goal.id in now:
            mark, role, after = sign.reached, "right", f" (reached at {now[goal.id]:,})"
        elif goal.id in face.reached:
            mark, role, after = sign.reached, "right", " (reached before)"
        else:
            mark, role, after = sign.open, "muted", f" (by step {goal.within_steps:,})" if goal.within_steps else ""
        words = Styled([*inline_text(goal.words), Piece(after, "muted")]).lines(width - 2, 0)
        lines += _hung(words, Piece(f"{mark} ", role))
    return lines


def _hung(lines: list[Line], lead: Piece) -> list[Line]:
    """The lines behind a sign, which stands at the first."""
    blank = Piece(" " * cell_len(lead.text))
    return [line._replace(pieces=(blank if place else lead, *line.pieces)) for place, line in enumerate(lines)]


def prediction_lines(face: Face, width: int) -> list[Line]:
    """The question with what was predicted, and what the run says to it."""
    asked, sign = face.setup.prediction, signs(face)
    lines = Styled([Piece("p", "accent", "predict"), Piece(" "), *inline_text(asked.ask)]).lines(width, 0)
    if face.predicted is None:
        begun = face.frame is not None and face.frame.step
        words = "You have not said what you expect." + ("" if begun else " Space asks you, then runs.")
        return [*lines, *Styled([Piece(words, "muted", "predict")]).lines(width, 0)]
    pieces = [Piece("You expect: ", "muted"), *inline_text(asked.choices[face.predicted])]
    if face.told is None:
        when = f"at step {asked.at_step:,}" if face.as_asked else "by a run with the first settings"
        pieces.append(Piece(f"  (settled {when})", "muted"))
    elif face.told == face.predicted:
        pieces.append(Piece(f"  {sign.reached} and so it was.", "right"))
    else:
        pieces += [Piece(f"  {sign.wrong} It was: ", "wrong"), *inline_text(asked.choices[face.told])]
    return [*lines, *Styled(pieces).lines(width, 0)]


def question_lines(face: Face, width: int) -> list[Line]:
    """The question in full, to be answered before the first run."""
    asked = face.setup.prediction
    lines = [Line((Piece("Before the first run", "h3"),)), *Styled(inline_text(asked.ask)).lines(width, 0), Line()]
    for place, choice in enumerate(asked.choices):
        target = f"choose({place})"
        letter = Piece(f"{ascii_uppercase[place]}  ", "accent", target)
        words = Styled([piece._replace(target=target) for piece in inline_text(choice)]).lines(max(width - 3, 1), 0)
        lines += _hung(words, letter)
    skip = [Piece("S", "accent", "skip"), Piece("  run without saying", "muted", "skip")]
    return [*lines, Line(), Line(tuple(skip))]


def clipped(text: str, width: int, cut: str) -> str:
    """The text in at most so many cells."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(width - 1, 0)).rstrip() + cut if width > 0 else ""
