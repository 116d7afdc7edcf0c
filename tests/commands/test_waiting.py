"""Long work says how far it has come, and Ctrl+C ends it in order."""

from __future__ import annotations

from pathlib import Path

from tests.app.terminal import carrel
from tests.commands.big_course import big_course


def test_check_says_how_far_it_is_and_can_be_stopped(tmp_path: Path) -> None:
    with carrel(tmp_path / "home", "check", str(big_course(tmp_path / "big"))) as terminal:
        terminal.wait_for("lessons checked; Ctrl+C stops", 30)
        terminal.process.send("\x03")
        assert terminal.exit_code() == 130
        assert "Traceback" not in terminal.screen
