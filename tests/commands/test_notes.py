"""`carrel notes`, as a script runs it: Textual and Rich can't be imported."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.marks_course import marks_course

SCRIPT = "import sys; sys.modules['textual'] = sys.modules['rich'] = None; from tui.cli import main; main()"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return marks_course(tmp_path / "course")


def carrel(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {"CARREL_HOME": str(folder.parent / "home"), "LANG": "C.UTF-8", "PATH": ""}
    command = [sys.executable, "-c", SCRIPT, "notes", "--course", str(folder), *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert "Traceback" not in done.stderr, done.stderr
    return done


def test_a_note_is_written_listed_and_taken_away(folder: Path) -> None:
    assert carrel(folder).returncode == 1 and "no note here yet" in carrel(folder).stderr
    assert carrel(folder, "long#s2", "a", "thought  \nin two lines\n\n").returncode == 0
    assert carrel(folder, "former#then", "another").returncode == 0
    done = carrel(folder)
    assert done.returncode == 0
    assert done.stdout == "long#s2\ta thought\nlong#s2\tin two lines\nrenamed#now\tanother\n"
    assert carrel(folder, "renamed").stdout == carrel(folder, "renamed#then").stdout == "renamed#now\tanother\n"
    assert carrel(folder, "long#s3").returncode == 1
    (note,) = json.loads(carrel(folder, "--json", "long").stdout)
    assert note == {"lesson": "long", "section": "s2", "text": "a thought\nin two lines"}
    assert carrel(folder, "long#s2", "").returncode == 0
    assert carrel(folder).stdout == "renamed#now\tanother\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nowhere", "x"), "no lesson `nowhere`"),
        (("long#s99", "x"), "no section `s99`; known: s1, s2"),
        (("broken", "x"), "03-broken.yaml"),
        (("long", "x" * 20_001), "a note holds 20,000 characters, and this has 20,001; nothing was changed"),
    ],
)
def test_what_can_not_be_done_is_said(folder: Path, words: tuple[str, ...], said: str) -> None:
    done = carrel(folder, *words)
    assert done.returncode == 1 and said in done.stderr and not done.stdout
    assert json.loads(carrel(folder, "--json").stdout) == []
