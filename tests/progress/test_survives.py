"""Files that are not as they should be: set aside, brought back, told in words, and never lost."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.progress.making import answer, ids, opened
from tui.progress import document
from tui.progress.events import AnyEvent


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with two answers in it."""
    store = opened(tmp_path)
    answer(store, question="q1")
    answer(store, question="q2")
    store.close()
    return tmp_path


def spoil(home: Path, change: Callable[[bytes], bytes]) -> bytes:
    """Change the file's bytes; returns the new ones."""
    path = home / "progress.json"
    spoilt = change(path.read_bytes())
    path.write_bytes(spoilt)
    return spoilt


def aside(home: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted(home.glob("progress.json.unreadable-*"))]


def answered(home: Path) -> set[str]:
    return set(opened(home).state.course("c").lesson("l").questions)


SPOILT: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda data: b"", "it is empty"),
    "zeros": (lambda data: bytes(len(data)), "it is empty"),
    "truncated": (lambda data: data[:-60], "it breaks off in line 3"),
    "cut in the heading": (lambda data: data[:20], "it breaks off in line 1"),
    "another shape": (lambda data: b'{"answers": []}', "does not have the shape of a Carrel progress file"),
    "a list": (lambda data: b"[1, 2]", "does not have the shape of a Carrel progress file"),
    "events of another shape": (lambda data: data.replace(b"[\n", b"[7, [").replace(b"]}", b"]]}"), "line 1: "),
    "not UTF-8": (lambda data: data.replace(b"q2", b"\xff\xfe"), "line 3 is not UTF-8 text"),
    "a comma lost": (lambda data: data.replace(b"},\n", b"}\n"), "line 3 is not JSON"),
    "a score beyond the possible": (lambda data: data.replace(b'"fraction":1.0', b'"fraction":5.0', 1), "line 2: "),
    "a number for a word": (lambda data: data.replace(b'"question":"q2"', b'"question":2', 1), "line 3: "),
    "no such time": (lambda data: data.replace(b"2026-11-22", b"2026-13-22", 1), "line 2: month must be in 1..12"),
    "no id": (lambda data: data.replace(b'"id"', b'"i"', 1), "line 2: "),
    "too deep": (lambda data: b'{"a": ' + b"[" * 100_000, "it is nested too deeply"),
    "more after the end": (lambda data: data + data, "is not JSON"),
    "conflict marks": (lambda data: b"<<<<<<< HEAD\n" + data, "line 1 is not JSON"),
    "version zero": (lambda data: data.replace(b'"version": 1', b'"version": 0'), "version 0 is none"),
    "no version": (lambda data: data.replace(b'"version": 1, ', b""), "does not have the shape"),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_file_is_set_aside_and_the_good_copy_brought_back(home: Path, name: str) -> None:
    change, words = SPOILT[name]
    before = opened(home)
    spoilt = spoil(home, change)
    store = opened(home)
    assert store.state == before.state
    assert aside(home) == [spoilt]
    [notice] = store.notices
    assert words in notice
    assert "progress.json.unreadable-20261122T0648" in notice
    assert "2 events were brought back" in notice
    assert opened(home).notices == [], "it is told once, and then all is well"


@pytest.mark.parametrize("name", ["empty", "truncated", "not UTF-8"])
def test_what_is_done_after_a_spoilt_file_is_kept_too(home: Path, name: str) -> None:
    spoil(home, SPOILT[name][0])
    store = opened(home)
    answer(store, question="q3")
    store.close()
    assert answered(home) == {"q1", "q2", "q3"}


@pytest.mark.parametrize("name", ["truncated", "not UTF-8", "a comma lost", "more after the end", "conflict marks"])
def test_whole_lines_of_a_spoilt_file_count_where_there_is_no_copy(home: Path, name: str) -> None:
    (home / "progress.json.bak").unlink()
    spoil(home, SPOILT[name][0])
    assert "q1" in answered(home)


def test_a_spoilt_file_without_a_copy_is_told_and_kept(home: Path) -> None:
    (home / "progress.json.bak").unlink()
    spoil(home, lambda data: b"\x00")
    store = opened(home)
    assert "there is no copy of it" in store.notices[0]
    assert aside(home) == [b"\x00"]
    assert store.events() == []


def test_a_file_spoilt_twice_is_kept_twice(home: Path) -> None:
    for spoilt in (b"one", b"two"):
        spoil(home, lambda data, spoilt=spoilt: spoilt)  # type: ignore[misc]
        opened(home)
    assert sorted(aside(home)) == [b"one", b"two"]


def test_a_file_that_is_missing_comes_back_from_the_copy(home: Path) -> None:
    (home / "progress.json").unlink()
    store = opened(home)
    assert "was missing and has been brought back" in store.notices[0]
    assert answered(home) == {"q1", "q2"}
    assert opened(home).notices == []


def test_a_file_that_lost_events_gets_them_back(home: Path) -> None:
    spoil(home, lambda data: b'{"format": "carrel-progress", "version": 1, "events": []}')
    store = opened(home)
    assert "lacked 2 events" in store.notices[0]
    assert answered(home) == {"q1", "q2"}
    assert opened(home).notices == []


@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_what_is_no_file_at_all_is_set_aside(home: Path, kind: str) -> None:
    path = home / "progress.json"
    path.unlink()
    path.mkdir() if kind == "folder" else os.mkfifo(path)
    store = opened(home)
    assert "it is not a regular file" in store.notices[0]
    assert answered(home) == {"q1", "q2"}
    assert path.is_file()


def test_damage_that_shows_only_at_closing_is_made_good_and_told(home: Path) -> None:
    """A disk that forgets: the file has the size and the time that it had, and other bytes."""
    before = (home / "progress.json").stat()
    spoil(home, lambda data: bytes(len(data)))
    os.utime(home / "progress.json", ns=(before.st_atime_ns, before.st_mtime_ns))
    store = opened(home)
    assert store.notices == []
    answer(store, question="q3")
    store.close()
    assert "could not be read: it is empty" in store.notices[0]
    assert answered(home) == {"q1", "q2", "q3"}


def test_no_notice_carries_an_escape_sequence(home: Path) -> None:
    spoil(home, lambda data: data.replace(b"carrel-progress", b"\\u001b]0;evil\\u0007"))
    (home / "progress (\x1b[31mred conflicted copy).json").touch()
    notices = opened(home).notices
    assert len(notices) == 2
    assert "\x1b" not in "".join(notices)


def test_a_file_that_was_only_reformatted_is_as_good_as_before(home: Path) -> None:
    before = opened(home)
    spoil(home, lambda data: b"\xef\xbb\xbf" + msgspec.json.format(data, indent=4).replace(b"\n", b"\r\n"))
    store = opened(home)
    assert (store.state, store.notices) == (before.state, [])
    answer(store, question="q3")
    store.close()
    assert len((home / "progress.json").read_bytes().splitlines()) == 5, "an event a line again"
    assert answered(home) == {"q1", "q2", "q3"}


def test_an_answer_edited_by_hand_counts_as_edited(home: Path) -> None:
    spoil(home, lambda data: data.replace(b'"fraction":1.0', b'"fraction":0.0', 1))
    store = opened(home)
    assert store.notices == []
    assert store.state.course("c").lesson("l").questions["q1"].right == 0
    store.close()


# An event of a type, and a field, that this Carrel doesn't know.
STRANGE = b'{"type":"lab_run","id":"strange","seq":9,"course":"c","score":1.50}'


def test_events_of_a_type_from_later_are_written_back_as_they_were(home: Path) -> None:
    spoil(home, lambda data: data.replace(b"\n]}", b",\n" + STRANGE + b"\n]}"))
    store = opened(home)
    assert store.notices == []
    late = answer(store, question="q3")
    assert late.seq == 10, "what comes after has a later place, even after what is not known"
    store.close()
    assert STRANGE in (home / "progress.json").read_bytes()
    assert answered(home) == {"q1", "q2", "q3"}


def test_fields_from_later_are_written_back(home: Path) -> None:
    spoil(home, lambda data: data.replace(b'"question":"q1"', b'"question":"q1","mood":"calm"'))
    store = opened(home)
    assert (store.notices, answered(home)) == ([], {"q1", "q2"})
    answer(store, question="q3")
    store.close()
    assert b'"mood":"calm"' in (home / "progress.json").read_bytes()


@pytest.mark.parametrize("events", [None, 7, "as before"])
def test_a_file_from_a_newer_version_is_opened_read_only(home: Path, events: Any) -> None:
    def newer(data: bytes) -> bytes:
        held = msgspec.json.decode(data) | {"version": 2}
        if events != "as before":
            held["events"] = events
        return msgspec.json.encode(held)

    written = spoil(home, newer)
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    store = opened(home)
    assert store.read_only
    assert "newer Carrel (version 2; this one writes 1)" in store.notices[0]
    assert "reading only" in store.trouble
    given_answer = answer(store, question="q3")
    assert given_answer in store.events()
    assert "q3" in store.state.course("c").lesson("l").questions
    store.settle()
    store.close()
    assert store.trouble
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before
    assert (home / "progress.json").read_bytes() == written


def test_a_file_that_a_newer_carrel_writes_meanwhile_is_left_alone_and_the_journal_kept(home: Path) -> None:
    store = opened(home)
    late = answer(store, question="q3")
    written = spoil(home, lambda data: data.replace(b'"version": 1', b'"version": 2'))
    store.close()
    assert (home / "progress.json").read_bytes() == written
    spoil(home, lambda data: data.replace(b'"version": 2', b'"version": 1'))
    assert late in opened(home).events()


def test_a_copy_from_a_newer_version_is_not_written_over_either(home: Path) -> None:
    (home / "progress.json").unlink()
    copy = home / "progress.json.bak"
    copy.write_bytes(copy.read_bytes().replace(b'"version": 1', b'"version": 2'))
    before = copy.read_bytes()
    store = opened(home)
    assert store.read_only
    store.close()
    assert copy.read_bytes() == before


def test_a_file_of_an_older_version_is_brought_up_to_date_and_kept(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is no older version yet: one is made up here, in which the question was called `item`."""

    def from_zero(events: list[Any]) -> list[Any]:
        return [{{"item": "question"}.get(key, key): value for key, value in event.items()} for event in events]

    monkeypatch.setitem(document.MIGRATIONS, 0, from_zero)
    (home / "progress.json.bak").unlink()
    old = spoil(home, lambda data: data.replace(b'"version": 1', b'"version": 0').replace(b'"question"', b'"item"'))
    store = opened(home)
    assert answered(home) == {"q1", "q2"}
    assert "older version (0)" in store.notices[0]
    assert (home / "progress.json.version-0").read_bytes() == old
    assert b'"version": 1' in (home / "progress.json").read_bytes()
    assert opened(home).notices == []


def journal_of(home: Path) -> Path:
    """The journal of a Carrel that died with two answers given."""
    store = opened(home)
    answer(store, question="q3")
    answer(store, question="q4")
    assert store._journal
    os.close(store._journal._descriptor)
    return store._journal.path


@pytest.mark.parametrize("kept", [0, 1, 20, 60, -1])
def test_a_torn_last_line_of_a_journal_costs_nothing_else(home: Path, kept: int) -> None:
    path = journal_of(home)
    *lines, last, _ = path.read_bytes().split(b"\n")
    path.write_bytes(b"\n".join(lines) + b"\n" + last[:kept])
    store = opened(home)
    assert store.notices == []
    assert set(store.state.course("c").lesson("l").questions) == {"q1", "q2", "q3"}
    store.settle()
    assert answered(home) == {"q1", "q2", "q3"}


def test_a_spoilt_line_of_a_journal_is_set_aside_and_told(home: Path) -> None:
    path = journal_of(home)
    spoilt = path.read_bytes().replace(b'"question":"q3"', b'"question":"q3')
    path.write_bytes(spoilt)
    store = opened(home)
    assert "line 2" in store.notices[0]
    assert str(path) in store.notices[0]
    store.settle()
    assert answered(home) == {"q1", "q2", "q4"}
    [kept] = path.parent.iterdir()
    assert kept.name.startswith(path.name + ".unreadable-")
    assert kept.read_bytes() == spoilt
    assert opened(home).notices == []


def test_a_journal_from_a_newer_version_is_left_for_that_one(home: Path) -> None:
    path = journal_of(home)
    path.write_bytes(path.read_bytes().replace(b'"version":1', b'"version":2'))
    store = opened(home)
    assert "newer Carrel" in store.notices[0]
    store.settle()
    assert path.exists()


def test_a_journal_that_is_in_the_file_already_counts_once(home: Path) -> None:
    """A crash between writing the file and removing the journal leaves both."""
    path = journal_of(home)
    data = path.read_bytes()
    opened(home).settle()
    path.write_bytes(data)
    store = opened(home)
    assert store.state.course("c").lesson("l").questions["q3"].answers == 1
    store.settle()
    assert len(opened(home).events()) == 4


def test_events_stay_together_whatever_spoils_the_file(home: Path) -> None:
    """All at once: the file cut off, a journal left over, another window open."""
    path = journal_of(home)
    spoil(home, SPOILT["truncated"][0])
    window = opened(home)
    late: list[AnyEvent] = [answer(window, question="q5")]
    opened(home).settle()
    window.close()
    assert not path.exists()
    assert answered(home) == {"q1", "q2", "q3", "q4", "q5"}
    assert ids(late) <= ids(opened(home).events())
