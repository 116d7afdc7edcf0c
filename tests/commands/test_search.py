"""`carrel search`, as a script runs it: Textual and Rich can't be imported."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.course.making import LESSON, another, write_course

SCRIPT = "import sys; sys.modules['textual'] = sys.modules['rich'] = None; from tui.cli import main; main()"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_course(
        tmp_path / "course", LESSON, another(LESSON, "second", "q2").replace("sections:", "sections: [")
    )


def carrel(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {"CARREL_HOME": str(folder.parent / "home"), "LANG": "C.UTF-8", "PATH": ""}
    command = [sys.executable, "-c", SCRIPT, "search", *words, "--course", str(folder)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert "Traceback" not in done.stderr, done.stderr
    return done


def test_a_line_for_each_hit(folder: Path) -> None:
    done = carrel(folder, "words", "rea")
    assert done.stdout == "section\tlesson#first\tThe first section\tSome words to read.\n" and done.returncode == 0


def test_json_has_places_and_ranges(folder: Path) -> None:
    (hit,) = json.loads(carrel(folder, "words", "rea", "--json").stdout)
    assert (hit["kind"], hit["lesson"], hit["section"]) == ("section", "lesson", "first")
    assert [hit["snippet"][start:end] for start, end in hit["ranges"]] == ["words", "read"]


@pytest.mark.parametrize("words", [("zebra",), ('" * ( OR NEAR/3 ^',), ("*",)])
def test_nothing_found_is_said(folder: Path, words: tuple[str, ...]) -> None:
    done = carrel(folder, *words)
    assert done.returncode == 1 and not done.stdout and "has all these words" in done.stderr
    assert json.loads(carrel(folder, *words, "--json").stdout) == []
