"""Several windows at once, opening, settling and closing as they like."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.progress.making import DEEDS, answer, ids, opened
from tui.progress import archive, document
from tui.progress import store as storing
from tui.progress.entries import entry_of, known
from tui.progress.events import AnyEvent, ProgressReset, ResetUndone
from tui.progress.files import locked
from tui.progress.state import fold
from tui.progress.store import Store


def test_settling_folds_in_what_a_crash_left(tmp_path: Path) -> None:
    crashed = opened(tmp_path)
    answer(crashed)
    crashed._journal._disk.close(crashed._journal._descriptor)  # type: ignore[union-attr]
    store = opened(tmp_path)
    store.settle()
    assert list((tmp_path / "journal").iterdir()) == []
    assert len(document.read((tmp_path / "progress.json").read_bytes()).entries) == 1
    assert store.state == opened(tmp_path).state


def test_settling_beside_recording_loses_nothing(tmp_path: Path) -> None:
    given_answers: list[AnyEvent] = []
    store = opened(tmp_path)
    stop = threading.Event()

    def settle() -> None:
        while not stop.is_set():
            store.settle()

    worker = threading.Thread(target=settle)
    worker.start()
    try:
        for number in range(60):
            # Another window comes and goes, so that there is something to fold in each time.
            other = opened(tmp_path, device="other")
            given_answers += [answer(store, question=f"q{number}"), answer(other, question=f"r{number}")]
            other.close()
    finally:
        stop.set()
        worker.join()
    store.close()
    assert ids(opened(tmp_path).events()) == ids(given_answers)
    assert store.notices == []


def test_two_windows_keep_both_sets(tmp_path: Path) -> None:
    one, two = opened(tmp_path, "one"), opened(tmp_path, "two")
    given_answers = [answer(one), answer(two), answer(one, question="r"), answer(two, question="r")]
    one.close()
    late = answer(two, question="s")
    two.close()
    again = opened(tmp_path)
    assert ids(again.events()) == ids([*given_answers, late])
    assert again.state == fold([*given_answers, late])


def after_the_first_of(
    monkeypatch: pytest.MonkeyPatch, places: list[tuple[Any, str]], then: Callable[[], None]
) -> None:
    """Do something right after the first call of any of these functions."""

    def wrapped(function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            found = function(*arguments)
            monkeypatch.undo()
            then()
            return found

        return call

    for place, name in places:
        monkeypatch.setattr(place, name, wrapped(getattr(place, name)))


def home_with_another_window(home: Path) -> Store:
    """A home with an answer on file, and a window in which another was given."""
    store = opened(home)
    answer(store)
    store.close()
    other = opened(home)
    answer(other, question="r")
    return other


def test_a_window_that_closes_while_the_file_is_read_is_no_loss(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = home_with_another_window(tmp_path)
    (tmp_path / "state.cache").unlink()
    after_the_first_of(monkeypatch, [(archive, "read_regular")], other.close)
    again = opened(tmp_path)
    assert again.notices == []
    assert set(again.state.course("c").lesson("l").questions) == {"q", "r"}


def test_a_window_that_closes_during_a_start_is_no_loss(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = home_with_another_window(tmp_path)
    after_the_first_of(monkeypatch, [(storing, "read_journals"), (archive.Archive, "snapshot")], other.close)
    assert set(opened(tmp_path).state.course("c").lesson("l").questions) == {"q", "r"}


def test_a_window_that_closes_while_events_are_gathered_is_no_loss(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = home_with_another_window(tmp_path)
    store = opened(tmp_path)
    after_the_first_of(monkeypatch, [(storing, "read_journals"), (archive.Archive, "load")], other.close)
    assert len(store.events()) == 2


def test_closing_waits_for_another_that_is_writing_the_file(tmp_path: Path) -> None:
    store = opened(tmp_path)
    answer(store)
    with locked(tmp_path / "progress.lock"):
        closing = threading.Thread(target=store.close)
        closing.start()
        time.sleep(0.1)
        assert closing.is_alive()
        assert not (tmp_path / "progress.json").exists()
    closing.join()
    assert list((tmp_path / "journal").iterdir()) == []
    assert store.notices == []


def test_a_second_window_sees_what_the_first_did(tmp_path: Path) -> None:
    one = opened(tmp_path)
    answer(one)
    assert opened(tmp_path).state == one.state


def test_the_journal_of_a_running_carrel_is_left_alone(tmp_path: Path) -> None:
    one = opened(tmp_path)
    answer(one)
    two = opened(tmp_path)
    answer(two)
    two.close()
    assert len(list((tmp_path / "journal").iterdir())) == 1
    late = answer(one, question="late")
    assert late.id in ids(opened(tmp_path).events())


_OPS = st.lists(
    st.one_of(DEEDS, st.sampled_from(["close", "crash", "settle", "reset", "undo"])),
    max_size=12,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 1), _OPS), max_size=5))
def test_what_is_shown_is_always_the_fold_of_what_was_recorded(
    tmp_path_factory: pytest.TempPathFactory, turns: list[tuple[int, list[Any]]]
) -> None:
    """Two windows do anything in turns, closing and crashing: each start shows the fold of all that was recorded."""
    home = tmp_path_factory.mktemp("home")
    recorded: list[AnyEvent] = []
    windows: list[Store | None] = [None, None]
    last_reset = ""
    for place, ops in turns:
        for op in ops:
            window = windows[place]
            if window is None:
                window = windows[place] = opened(home, f"window{place}")
                assert window.state == fold(recorded)
            match op:
                case "close":
                    window.close()
                    windows[place] = None
                    continue
                case "crash":
                    if window._journal:
                        os.close(window._journal._descriptor)
                    windows[place] = None
                    continue
                case "settle":
                    window.settle()
                    continue
                case "reset":
                    event: AnyEvent = window.new(ProgressReset, course="c")
                    last_reset = event.id
                case "undo":
                    event = window.new(ResetUndone, course="c", reset=last_reset)
                case kind, fields:
                    event = window.new(kind, course="c", **fields)
            recorded += known([entry_of(event)])
            window.record(event)
    for window in windows:
        if window:
            window.close()
    again = opened(home)
    assert ids(again.events()) == ids(recorded)
    assert again.state == fold(again.events())
