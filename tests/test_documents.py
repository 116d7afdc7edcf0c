"""What the documents say is what the program does."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from tui.actions.comparing import COMPARE, RECALL
from tui.actions.everywhere import EVERYWHERE
from tui.actions.quiz import EXAM, QUIZ, RESULTS
from tui.actions.reading import FOUND, READ
from tui.actions.study import STUDY
from tui.progress.events import AnyEvent, Event

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMON = set(Event.__struct_fields__)


@pytest.mark.parametrize("kind", get_args(AnyEvent), ids=lambda kind: kind.__struct_config__.tag)
def test_every_field_of_every_event_is_in_the_readme(kind: type[Event]) -> None:
    row = next(line for line in README.splitlines() if line.startswith(f"| `{kind.__struct_config__.tag}` |"))
    named = set(re.findall(r"`([a-z_]+)`", row)) - {str(kind.__struct_config__.tag), "course"}
    fields = set(kind.__struct_fields__) - COMMON
    assert fields <= named
    assert named <= fields


def test_every_command_is_in_the_readme_and_the_other_way_round() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui.cli", "--help"], capture_output=True, text=True, check=True, timeout=60, cwd=ROOT
    )
    commands = set(re.findall(r"^    ([a-z]+) ", done.stdout, re.MULTILINE))
    named = set(re.findall(r"^carrel ([a-z]+) ", README, re.MULTILINE))
    assert commands == named


@pytest.mark.parametrize(
    "action",
    [*EVERYWHERE, *STUDY, *READ, *COMPARE, *RECALL, *FOUND, *QUIZ, *EXAM, *RESULTS],
    ids=lambda action: action.id,
)
def test_every_key_is_in_the_readme(action: object) -> None:
    table = README[README.index("## Keys") : README.index("The signs in the lesson list")]
    keys = re.findall(r"`([^`]+)`", table)
    shown = {"^p": "Ctrl+P", "^s": "Ctrl+S"}.get(action.shown, action.shown)  # type: ignore[attr-defined]
    assert shown in keys


def test_the_pictures_exist() -> None:
    for name in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README):
        assert (ROOT / name).is_file(), f"{name} is missing: python docs/picture.py makes it"
