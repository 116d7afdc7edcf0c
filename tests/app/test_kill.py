"""The real app, killed at random moments: whatever the screen has shown as answered is on file."""

from __future__ import annotations

import random
import signal
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.app.driving import COURSES
from tests.app.terminal import Terminal, carrel
from tui.progress.events import AnswerGiven
from tui.progress.store import Store

# The long run is `python -m tests.bench kill`; here as many as CI has time for.
KILLS = 12
# A question takes no Enter in its first quarter of a second.
SETTLED = 0.3


def shown_as_answered(terminal: Terminal) -> int:
    """How many questions the bar at the top shows as graded."""
    return sum(terminal.screen.splitlines()[0].count(sign) for sign in "✓◐✗")


def answers_on_file(home: Path) -> int:
    store = Store.open(home, device="test", now=lambda: datetime.now(UTC))
    assert not [notice for notice in store.notices if "could not be read" in notice], store.notices
    return len({event.question for event in store.events() if isinstance(event, AnswerGiven)})


@pytest.mark.parametrize("seed", range(KILLS))
def test_nothing_shown_as_answered_is_lost(seed: int, tmp_path: Path) -> None:
    random.seed(seed)
    with carrel(tmp_path, str(COURSES / "small")) as terminal:
        terminal.wait_for("Welcome to Carrel")
        terminal.press("t")
        terminal.wait_for("1/4")
        end = time.monotonic() + random.uniform(0.2, 2.6)
        answered = 0
        while time.monotonic() < end and "Results" not in terminal.screen:
            for key in ("a", "\r", "\r"):
                time.sleep(max(0.0, min(SETTLED, end - time.monotonic())) if key == "a" else 0)
                terminal.process.send(key)
                terminal.read(0.02)
                answered = max(answered, shown_as_answered(terminal))
        terminal.process.kill(signal.SIGKILL)
        terminal.read(0.1)
        answered = max(answered, shown_as_answered(terminal))
    assert answers_on_file(tmp_path) >= answered
    with carrel(tmp_path, str(COURSES / "small")) as terminal:
        terminal.wait_for("First lesson")
        terminal.press("q")
        assert terminal.exit_code() == 0
    assert answers_on_file(tmp_path) >= answered
