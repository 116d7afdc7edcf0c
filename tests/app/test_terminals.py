"""Other terminals: few colours or none, no folder to write to, a locale that is not UTF-8. All of it can be read."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.app.driving import COURSES
from tests.app.terminal import Terminal


def started(home: Path, **environment: str) -> Terminal:
    command = ["env", "-u", "COLORTERM", *(f"{name}={value}" for name, value in environment.items())]
    command += [sys.executable, "-m", "tui.cli", str(COURSES / "small")]
    return Terminal(command, 80, 24, {"CARREL_HOME": str(home)})


def unreadable(terminal: Terminal) -> list[str]:
    """The cells whose sign has the colour of its ground; the terminal's own two differ."""
    screen = terminal._screen
    found = []
    for y in range(screen.lines):
        for x in range(screen.columns):
            cell = screen.buffer[y][x]
            if cell.data.strip() and cell.fg == cell.bg != "default":
                found.append(f"{cell.data} at {x}, {y} in {cell.fg} on {cell.bg}")
    return found


@pytest.mark.parametrize(
    "environment",
    [
        {"TERM": "xterm"},
        {"TERM": "xterm-256color"},
        {"TERM": "linux"},
        {"TERM": "xterm-256color", "NO_COLOR": "1"},
        {"TERM": "xterm", "NO_COLOR": "1"},
        {"TERM": "xterm-256color", "LANG": "C", "LC_ALL": "C"},
    ],
)
def test_text_differs_from_its_ground(environment: dict[str, str], tmp_path: Path) -> None:
    with started(tmp_path, **environment) as terminal:
        terminal.wait_for("Welcome to Carrel")
        assert not unreadable(terminal), terminal.screen
        for keys, words in (
            ("\r", "Section one"),
            ("c", "[Compare]"),
            ("t", "1/4"),
            ("\x1b", "[Compare]"),
            ("?", "Help:"),
        ):
            terminal.press(keys)
            terminal.wait_for(words)
            assert not unreadable(terminal), terminal.screen
        terminal.press("\x11")
        assert terminal.exit_code() == 0


def test_a_dumb_terminal_is_told_what_it_can_do(tmp_path: Path) -> None:
    with started(tmp_path, TERM="dumb") as terminal:
        assert terminal.exit_code() == 1
        assert "TERM=dumb" in terminal.screen and "carrel read LESSON" in terminal.screen


def test_a_home_that_is_no_folder_keeps_progress_in_memory_and_says_so(tmp_path: Path) -> None:
    home = tmp_path / "file"
    home.write_text("not a folder")
    with started(home, TERM="xterm-256color") as terminal:
        terminal.wait_for("It is kept")
        terminal.press("\x11")
        terminal.exit_code()
        assert b"Traceback" not in terminal.raw and b"kept" in terminal.raw
