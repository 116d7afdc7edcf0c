"""The store on a disk that does as it is told."""

from __future__ import annotations

import os
import stat
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.progress.making import DEEDS, MORNING, answer, clock, ids, opened
from tui.progress import archive, document
from tui.progress import store as storing
from tui.progress.archive import Archive
from tui.progress.entries import EntryError, entry_of, known
from tui.progress.events import AnswerGiven, AnyEvent, LessonOpened, NoteWritten, ProgressReset, ResetUndone
from tui.progress.files import locked
from tui.progress.state import fold
from tui.progress.store import Store


def test_what_is_recorded_is_there_again(tmp_path: Path) -> None:
    store = opened(tmp_path / "home")
    given_answer = answer(store)
    store.close()
    again = opened(tmp_path / "home")
    assert again.events() == [given_answer]
    assert again.state == store.state
    assert (again.notices, again.trouble) == ([], "")


def test_an_answer_is_on_disk_before_record_returns(tmp_path: Path) -> None:
    given_answer = answer(opened(tmp_path))
    assert opened(tmp_path).events() == [given_answer]


def test_opening_alone_writes_nothing(tmp_path: Path) -> None:
    store = opened(tmp_path / "home")
    store.settle()
    store.close()
    assert not (tmp_path / "home").exists()


def test_files_are_the_owners_alone(tmp_path: Path) -> None:
    home = tmp_path / "home"
    before = os.umask(0)
    try:
        store = opened(home)
        answer(store)
        journals = list((home / "journal").iterdir())
        assert [stat.S_IMODE(path.stat().st_mode) for path in journals] == [0o600]
        store.close()
    finally:
        os.umask(before)
    assert {path.name: stat.S_IMODE(path.stat().st_mode) for path in (home, *home.iterdir())} == {
        "home": 0o700,
        "journal": 0o700,
        "progress.json": 0o600,
        "progress.json.bak": 0o600,
        "progress.lock": 0o600,
        "state.cache": 0o600,
    }


def test_the_file_is_readable_json_with_an_event_a_line(tmp_path: Path) -> None:
    store = opened(tmp_path)
    answer(store)
    answer(store, question="r")
    store.close()
    data = (tmp_path / "progress.json").read_bytes()
    held = msgspec.json.decode(data)
    assert (held["format"], held["version"]) == ("carrel-progress", 1)
    assert [event["question"] for event in held["events"]] == ["q", "r"]
    assert len(data.splitlines()) == 4
    assert (tmp_path / "progress.json.bak").read_bytes() == data


def test_a_stamp_fits_any_event() -> None:
    store = opened(None)
    event = LessonOpened(**store.stamp(), course="c", lesson="l")
    assert (event.seq, event.device, event.time) == (1, "laptop", "2026-11-22T06:48:55.000Z")
    assert store.new(LessonOpened, course="c", lesson="l").seq == 2


def test_without_a_folder_everything_is_kept_in_memory() -> None:
    store = opened(None)
    given_answer = answer(store)
    store.settle()
    store.close()
    assert store.events() == [given_answer]
    assert store.trouble == ""


def test_a_clock_that_goes_back_changes_no_order(tmp_path: Path) -> None:
    store = opened(tmp_path)
    answer(store, response="first")
    store.close()
    yesterday = opened(tmp_path, now=clock(MORNING - timedelta(days=1), step=-60))
    answer(yesterday, response="second")
    answer(yesterday, response="third")
    yesterday.close()
    again = opened(tmp_path)
    responses = [event.response for event in again.events() if isinstance(event, AnswerGiven)]
    assert responses == ["first", "second", "third"]
    last = again.state.course("c").lesson("l").questions["q"].last
    assert last is not None
    assert last.response == "third"


def test_text_is_harmless_when_it_is_read(tmp_path: Path) -> None:
    store = opened(tmp_path)
    store.record(store.new(NoteWritten, course="c", lesson="l", text="a\x1b]52;c;ZXZpbA==\x07b\u202ec\nd"))
    store.close()
    assert opened(tmp_path).state.course("c").lesson("l").notes == {"": "abc\nd"}


def test_text_is_harmless_when_it_is_recorded() -> None:
    store = opened(None)
    answer(store, response="a\ud800b\x9b31m")
    last = store.state.course("c").lesson("l").questions["q"].last
    assert last is not None
    assert last.response == "ab"


@pytest.mark.parametrize("fields", [{"fraction": float("nan")}, {"fraction": 1.5}, {"seconds": float("inf")}])
def test_what_could_not_be_read_again_is_never_written(tmp_path: Path, fields: dict[str, float]) -> None:
    store = opened(tmp_path)
    with pytest.raises(EntryError):
        answer(store, **fields)
    assert opened(tmp_path).events() == []


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


def test_a_journal_removed_under_us_is_written_again(tmp_path: Path) -> None:
    store = opened(tmp_path)
    first = answer(store)
    for path in (tmp_path / "journal").iterdir():
        path.unlink()
    second = answer(store, question="r")
    assert ids(opened(tmp_path).events()) == ids([first, second])


def test_recording_goes_on_after_close(tmp_path: Path) -> None:
    store = opened(tmp_path)
    first = answer(store)
    store.close()
    second = answer(store, question="r")
    assert ids(opened(tmp_path).events()) == ids([first, second])


def test_progress_kept_behind_a_link_stays_there(tmp_path: Path) -> None:
    (tmp_path / "synced").mkdir()
    (tmp_path / "home").mkdir()
    link = tmp_path / "home" / "progress.json"
    link.symlink_to(tmp_path / "synced" / "progress.json")
    for _ in range(2):
        store = opened(tmp_path / "home")
        answer(store)
        store.close()
    assert link.is_symlink()
    assert len(document.read((tmp_path / "synced" / "progress.json").read_bytes()).entries) == 2
    assert len(opened(tmp_path / "home").events()) == 2


_OPS = st.lists(
    st.one_of(DEEDS, st.sampled_from(["close", "crash", "settle", "reset", "undo"])),
    max_size=12,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
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
