"""Long work says how far it has come, and Ctrl+C ends it in order."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.terminal import carrel
from tests.commands.big_course import big_course

ANSWER = (
    '{{"type":"answer_given","id":"{0:016x}","seq":{0},"time":"2026-01-01T10:00:00+00:00","device":"x","course":"c",'
    '"attempt":"a","lesson":"l","question":"q","question_kind":"single_choice","response":"a","fraction":1.0}}'
)


@pytest.fixture(scope="module")
def long_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A progress file whose reading takes seconds."""
    path = tmp_path_factory.mktemp("long") / "progress.json"
    answers = ",\n".join(ANSWER.format(number) for number in range(1, 300_001))
    path.write_text(f'{{"format": "carrel-progress", "version": 1, "events": [\n{answers}\n]}}\n')
    return path


def test_check_says_how_far_it_is_and_can_be_stopped(tmp_path: Path) -> None:
    with carrel(tmp_path / "home", "check", str(big_course(tmp_path / "big"))) as terminal:
        terminal.wait_for("lessons checked; Ctrl+C stops", 30)
        terminal.process.send("\x03")
        assert terminal.exit_code() == 130
        assert "Traceback" not in terminal.screen


def test_a_long_merge_says_so_and_can_be_stopped_without_a_trace(tmp_path: Path, long_file: Path) -> None:
    with carrel(tmp_path / "home", "progress", "merge", str(long_file)) as terminal:
        terminal.wait_for("Taking in what was done: 1 s; Ctrl+C stops", 30)
        terminal.process.send("\x03")
        assert terminal.exit_code() == 130
        assert b"Traceback" not in terminal.raw and "Ctrl+C" not in terminal.screen
    assert not (tmp_path / "home" / "progress.json").exists()
    with carrel(tmp_path / "home", "progress", "show") as terminal:
        assert terminal.exit_code() == 0
        assert "Nothing yet" in terminal.screen


def test_a_long_export_says_so_too(long_file: Path) -> None:
    with carrel(long_file.parent, "progress", "export", "--format", "csv") as terminal:
        terminal.wait_for("Gathering what you did: 1 s; Ctrl+C stops", 30)
        terminal.process.send("\x03")
        assert terminal.exit_code() == 130
        assert b"Traceback" not in terminal.raw


def test_short_work_says_nothing(tmp_path: Path) -> None:
    with carrel(tmp_path, "progress", "export") as terminal:
        assert terminal.exit_code() == 0
        assert b"Ctrl+C" not in terminal.raw and "carrel-progress" in terminal.screen
