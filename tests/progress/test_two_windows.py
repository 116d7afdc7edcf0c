"""Two Carrels at once, each a process of its own, opening and closing as they like."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.progress.making import ids, opened
from tui.progress import document


def test_the_answers_of_both_are_kept(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.progress.writing", str(tmp_path / "home"), "8"]
    writers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = [writer.communicate(timeout=120)[0].split() for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0]
    told = {event_id for ids_of_one in said for event_id in ids_of_one}
    assert len(told) == 2 * sum(5 + 7 * sitting % 23 for sitting in range(8))
    store = opened(tmp_path / "home")
    assert ids(store.events()) == told
    assert store.notices == []
    entries = document.read((tmp_path / "home" / "progress.json").read_bytes()).entries
    assert {entry.id for entry in entries} == told, "all of it in the file, once both are closed"
