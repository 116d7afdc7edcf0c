"""The state kept for a quick start: believed only when it is of this file and of these rules."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.progress.making import answer, opened
from tui.progress.archive import Archive


class _Unreadable(Archive):
    def load(self) -> Any:
        raise AssertionError("the file was read")


def test_a_start_reads_the_snapshot_and_not_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = opened(tmp_path)
    answer(store)
    store.close()
    crashed = opened(tmp_path)
    answer(crashed, question="r")
    monkeypatch.setattr("tui.progress.store.Archive", _Unreadable)
    again = opened(tmp_path)
    assert again.state == crashed.state
    answer(again, question="s")
    assert set(again.state.course("c").lesson("l").questions) == {"q", "r", "s"}


@pytest.mark.parametrize("spoilt", [b"", b"\x00" * 40, b"{}", b"\xc1", b"cut"])
def test_a_snapshot_that_cannot_be_read_is_not_missed(tmp_path: Path, spoilt: bytes) -> None:
    store = opened(tmp_path)
    answer(store)
    store.close()
    cache = tmp_path / "state.cache"
    cache.write_bytes(cache.read_bytes()[:-10] if spoilt == b"cut" else spoilt)
    again = opened(tmp_path)
    assert again.state == store.state
    assert again.notices == []


def test_a_snapshot_of_another_file_is_not_believed(tmp_path: Path) -> None:
    store = opened(tmp_path)
    answer(store, fraction=0.0)
    store.close()
    path = tmp_path / "progress.json"
    data = path.read_bytes()
    path.write_bytes(data.replace(b'"fraction":0.0', b'"fraction":1.0'))
    assert path.stat().st_size == len(data)
    assert opened(tmp_path).state.course("c").lesson("l").questions["q"].right == 1


def test_a_snapshot_folded_by_other_rules_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = opened(tmp_path)
    answer(store)
    store.close()
    assert opened(tmp_path)._archive.snapshot() is not None  # type: ignore[union-attr]
    monkeypatch.setattr("tui.progress.snapshot._rules", lambda: 0)
    assert opened(tmp_path)._archive.snapshot() is None  # type: ignore[union-attr]
