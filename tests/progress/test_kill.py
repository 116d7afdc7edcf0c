"""SIGKILL at any moment: the short run. The long one is tests/bench/kill_bench.py."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec

from tests.progress.killing import Outcome


def test_fifty_kills_lose_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.progress.killing", str(tmp_path / "home"), "50", "1"]
    said = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    outcome = msgspec.json.decode(said.stdout, type=Outcome)
    assert outcome.kills == 50
    assert outcome.told > 25, "the writers wrote"
    assert outcome.in_file >= outcome.told, "what was told is in the file at the end"
    assert (outcome.lost, outcome.unreadable) == (0, 0)
