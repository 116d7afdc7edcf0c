"""Make the recordings that Carrel ships, for computers too slow to train: `python -m tui.labs.record`, one minute."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from .base import Curves, Picture
from .recordings import FOLDER, SEED, Recording, Shot, path_of, save
from .setup import Setup, setup

# Every lab that trains as it begins, and as the lesson on it has it begin.
RUNS = (
    ("attention", "copy"),
    ("diffusion", "moons"),
    ("fine-tuning", "plain"),
    ("gan", "balanced"),
    ("gan", "strong_d"),
    ("multimodal", "matched"),
    ("vae", "beta1"),
)
# A run is looked at this often; a curve has this many points at most; a figure has so many digits.
SHOTS, LONGEST, DIGITS = 32, 100, 3


def record(setup: Setup) -> Recording:
    """The run as set up, looked at from its first step to its last, and where its question and goals are told."""
    lab, every = setup.made(), max(setup.lab.STEPS // SHOTS, 1)
    shots = [Shot(0, lab.metrics(), lab.pictures())]
    for step in sorted({*range(every, setup.lab.STEPS + 1, every), setup.lab.STEPS, *setup.told_at}):
        while lab.steps_done < step:
            lab.step()
        shots.append(Shot(step, lab.metrics(), lab.pictures()))
    longest = max((len(line) for line in _lines(shots[-1].pictures)), default=0)
    apart = -(-longest // LONGEST) or 1
    return Recording(setup.settings, tuple(_smaller(shot, apart) for shot in shots))


def _smaller(shot: Shot, apart: int) -> Shot:
    """The same with fewer points on its curves: always the same ones, which a compressed file holds once."""
    metrics = {name: float(value) for name, value in shot.metrics.items()}
    return Shot(shot.step, metrics, tuple(_thinned(picture, apart) for picture in shot.pictures))


def _thinned(picture: Picture, apart: int) -> Picture:
    if not isinstance(picture, Curves):
        return picture
    lines = {name: tuple(_rounded(value) for value in line[::apart]) for name, line in picture.lines.items()}
    return replace(picture, lines=lines)


def _rounded(value: float) -> float:
    return float(f"{value:.{DIGITS}g}")


def _lines(pictures: Iterable[Picture]) -> list[tuple[float, ...]]:
    return [line for picture in pictures if isinstance(picture, Curves) for line in picture.lines.values()]


def main() -> None:
    """Run each lab and write what it showed; print how large the files are."""
    parser = argparse.ArgumentParser(prog="python -m tui.labs.record", description=__doc__)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help="only these kinds (default: all that are recorded)")
    parser.add_argument(
        "--to", type=Path, default=FOLDER, help="the folder for the files (default: the shipped ones)"
    )
    chosen = parser.parse_args()
    chosen.to.mkdir(parents=True, exist_ok=True)
    for kind, preset in RUNS:
        if chosen.kinds and kind not in chosen.kinds:
            continue
        recording, path = record(setup(kind, preset, {"seed": SEED})), path_of(kind, preset, chosen.to)
        save(path, recording)
        print(f"{path.stat().st_size:7,} bytes in {path}, {len(recording.shots)} shots", flush=True)


if __name__ == "__main__":
    main()
