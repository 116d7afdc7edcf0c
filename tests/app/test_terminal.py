"""The whole path through a pseudo-terminal: open, read, compare, quiz, quit, reopen where one was."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.terminal import carrel

ENTER, ESCAPE, PAGE_DOWN = "\r", "\x1b", "\x1b[6~"


@pytest.mark.parametrize(("columns", "rows"), [(40, 12), (80, 24), (120, 40)])
def test_a_study_session_from_open_to_reopen(tmp_path: Path, columns: int, rows: int) -> None:
    with carrel(tmp_path, columns=columns, rows=rows) as terminal:
        terminal.wait_for("Welcome to Carrel")
        terminal.press(ENTER)
        terminal.wait_for("What is generative AI?")
        terminal.press(PAGE_DOWN)
        terminal.press("c")
        terminal.wait_for("Three kinds of system")
        terminal.press("r")
        terminal.press("n")
        terminal.wait_for("What is a large language model?"[: columns - 8])
        terminal.press("t")
        terminal.wait_for("1/")
        terminal.press("a")
        terminal.press(ENTER)
        terminal.press(ESCAPE)
        terminal.wait_for("Read")
        terminal.press(PAGE_DOWN)
        terminal.press("q")
        assert terminal.exit_code() == 0
    with carrel(tmp_path, columns=columns, rows=rows) as terminal:
        terminal.wait_for("What is a large l")
        terminal.press("q")
        assert terminal.exit_code() == 0
    assert (tmp_path / "progress.json").exists()


def test_ctrl_q_quits_too(tmp_path: Path) -> None:
    with carrel(tmp_path) as terminal:
        terminal.wait_for("What is generative AI?")
        terminal.press("\x11")
        assert terminal.exit_code() == 0


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_ends_the_app_and_leaves_the_terminal_in_order(tmp_path: Path, name: str) -> None:
    with carrel(tmp_path) as terminal:
        terminal.wait_for("What is generative AI?")
        terminal.process.kill(getattr(signal, name))
        code = terminal.exit_code()
        assert code == 128 + getattr(signal, name)
        assert b"\x1b[?1049l" in terminal.raw, "the alternate screen was left"
        assert b"\x1b[?25h" in terminal.raw, "the cursor is back"


def test_without_a_terminal_it_says_so(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui.cli"],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        env={"PATH": "/usr/bin", "CARREL_HOME": str(tmp_path)},
        timeout=20,
        check=False,
    )
    assert done.returncode == 1
    assert "needs a terminal" in done.stderr
    assert not done.stdout


def test_escape_sequences_in_a_lesson_never_reach_the_terminal(tmp_path: Path) -> None:
    course = tmp_path / "course"
    course.mkdir()
    (course / "course.yaml").write_text('id: evil\ntitle: "Evil \\e]0;owned\\a title"\nlessons: [a.yaml]\n')
    (course / "a.yaml").write_text(
        'id: a\ntitle: "A \\e[31mred\\e[0m lesson"\n'
        'sections: [{id: s, title: "S \\x9b5n", body: "Before \\e]52;c;b3duZWQ=\\a after &#x202e;abc"}]\n'
    )
    with carrel(tmp_path / "home", str(course)) as terminal:
        terminal.wait_for("Welcome to Carrel")
        terminal.press(ENTER)
        terminal.wait_for("lesson")
        terminal.read(0.3)
        assert "A red lesson" in terminal.screen
        assert "Before  after" in terminal.screen or "Before after" in terminal.screen
        terminal.press("q")
        assert terminal.exit_code() == 0
        assert b"owned" not in terminal.raw and b"]52;" not in terminal.raw
