"""Notes in a real terminal: a kill, a signal, and the person's own editor."""

from __future__ import annotations

import signal
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.app.marks_course import marks_course
from tests.app.terminal import Terminal, carrel
from tui.course.loading import open_course
from tui.desk import Desk
from tui.progress.store import Store
from tui.screens.note import REST_SECONDS

ESCAPE, CTRL_O = "\x1b", "\x0f"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return marks_course(tmp_path / "course")


def notes(home: Path, course: Path) -> list[tuple[str, str, str]]:
    """The notes on disk, as the next Carrel reads them."""
    store = Store.open(home, device="test", now=lambda: datetime.now(UTC))
    found = Desk(open_course(course), store).notes()
    store.close()
    return found


def write(terminal: Terminal, text: str) -> None:
    terminal.wait_for("Long lesson")
    terminal.press("e")
    terminal.wait_for("Keep and close")
    terminal.press(text)
    terminal.wait_for(text)


def test_a_kill_loses_no_more_than_what_was_typed_just_now(tmp_path: Path, course: Path) -> None:
    with carrel(tmp_path / "home", str(course)) as terminal:
        write(terminal, "what has rested")
        terminal.read(2 * REST_SECONDS + 0.5)
        terminal.process.kill(signal.SIGKILL)
    assert notes(tmp_path / "home", course) == [("long", "", "what has rested")]


@pytest.mark.parametrize("which", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_loses_nothing(tmp_path: Path, course: Path, which: signal.Signals) -> None:
    with carrel(tmp_path / "home", str(course)) as terminal:
        write(terminal, "just now")
        terminal.process.kill(which)
        assert terminal.exit_code() == 128 + which
    assert notes(tmp_path / "home", course) == [("long", "", "just now")]


def test_the_editor_has_the_terminal_and_gives_it_back(
    tmp_path: Path, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nread -p "What else? " words\nprintf " %s" "$words" >> "$1"\n')
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(editor))
    with carrel(tmp_path / "home", str(course)) as terminal:
        write(terminal, "old")
        terminal.press(CTRL_O)
        terminal.wait_for("What else?")
        terminal.press("and new\r")
        terminal.wait_for("Keep and close")
        terminal.wait_for("old and new")
        terminal.press(ESCAPE)
        terminal.wait_for("Your note is kept.")
        terminal.press("q")
        assert terminal.exit_code() == 0
    assert notes(tmp_path / "home", course) == [("long", "", "old and new")]
