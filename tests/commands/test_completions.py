"""The scripts that complete carrel's words: run in the shells themselves where they are installed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tui.commands import COMMANDS

CARREL = [sys.executable, "-m", "tui.cli"]


def script(shell: str) -> str:
    done = subprocess.run([*CARREL, "completions", shell], capture_output=True, text=True, timeout=60, check=True)
    return done.stdout


def completed(folder: Path, *words: str) -> list[str]:
    """What bash offers for the last of these words."""
    (folder / "carrel.bash").write_text(script("bash"))
    line = " ".join(f"'{word}'" for word in words)
    program = (
        f"carrel() {{ '{sys.executable}' -m tui.cli \"$@\"; }}; . '{folder}/carrel.bash'; "
        f"COMP_WORDS=({line}); COMP_CWORD={len(words) - 1}; _carrel; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    )
    done = subprocess.run(["bash", "-c", program], capture_output=True, text=True, timeout=60, check=True)
    return done.stdout.split()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("carrel", "che"), ["check"]),
        (("carrel", "gener"), ["generative-ai-vs-llms"]),
        (("carrel", "read", "what-is-an"), ["what-is-an-llm"]),
        (("carrel", "progress", "mer"), ["merge"]),
        (("carrel", "search", "--js"), ["--json"]),
        (("carrel", "quiz", "--course", "wel"), ["welcome"]),
        (("carrel", "--lesson", "what-is-an"), ["what-is-an-llm"]),
        (("carrel", "completions", "fi"), ["fish"]),
    ],
)
def test_bash_completes(words: tuple[str, ...], found: list[str], tmp_path: Path) -> None:
    assert completed(tmp_path, *words) == found


def test_every_command_is_offered(tmp_path: Path) -> None:
    assert set(COMMANDS) <= set(completed(tmp_path, "carrel", ""))


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_command_and_its_options_are_in_the_script(shell: str) -> None:
    text = script(shell)
    for name in COMMANDS:
        assert name in text
    assert "json" in text and "strict" in text


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shell_takes_the_script(shell: str, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed here")
    (tmp_path / "script").write_text(script(shell))
    subprocess.run([shell, "-n", str(tmp_path / "script")], check=True, timeout=60)


def test_another_shell_is_refused() -> None:
    done = subprocess.run([*CARREL, "completions", "tcsh"], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert "bash" in done.stderr
