"""The store on a disk that does as it is told."""

from __future__ import annotations

import os
import stat
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from tests.progress.making import MORNING, answer, clock, ids, opened
from tui.progress import document
from tui.progress.entries import EntryError
from tui.progress.events import AnswerGiven, LessonOpened, NoteWritten


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
