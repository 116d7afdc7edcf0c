"""Setting progress aside on purpose, and taking that back."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from tests.progress.courses import course, question
from tests.progress.disks import FailingDisk
from tests.progress.making import answer, opened
from tui.progress import document
from tui.progress.events import NoteWritten, ProgressReset
from tui.progress.reset import Scope, extent, reset, scope_of, undo_reset
from tui.progress.state import fold
from tui.progress.store import Store


def store_with_answers(home: Path | None) -> Store:
    store = opened(home)
    for lesson, name in (("l", "q"), ("l", "r"), ("m", "s")):
        answer(store, lesson=lesson, question=name)
    store.record(store.new(NoteWritten, course="c", lesson="l", text="x"))
    store.record(store.new(NoteWritten, course="d", lesson="l", text="y"))
    return store


SCOPES = {
    "a question": (scope_of("c", "l", "q"), "1 answer", {"l": {"r"}, "m": {"s"}}),
    "a lesson": (scope_of("c", "l"), "1 lesson, 2 answers, 1 note", {"m": {"s"}}),
    "a course": (scope_of("c"), "2 lessons, 3 answers, 1 note", {}),
    "everything": (scope_of(), "3 lessons, 3 answers, 2 notes", {}),
}


def answered(store: Store) -> dict[str, set[str]]:
    return {name: set(lesson.questions) for name, lesson in store.state.course("c").lessons.items()}


@pytest.mark.parametrize("name", SCOPES)
def test_a_reset_takes_what_it_says_and_can_be_undone(tmp_path: Path, name: str) -> None:
    scope, words, left = SCOPES[name]
    store = store_with_answers(tmp_path)
    before = fold(store.events())
    assert extent(store.state, scope) == words
    reset(store, scope)
    assert answered(store) == left
    assert bool(store.state.courses.get("d")) is (name != "everything")
    store.close()
    again = opened(tmp_path)
    assert answered(again) == left
    undo_reset(again)
    assert again.state.courses == before.courses
    again.close()
    assert opened(tmp_path).state.courses == before.courses


def test_the_old_file_is_kept_whole(tmp_path: Path) -> None:
    store = store_with_answers(tmp_path)
    store.close()
    later = opened(tmp_path)
    answer(later, question="late")
    reset(later, scope_of())
    [kept] = tmp_path.glob("progress.json.before-reset-*")
    assert len(document.read(kept.read_bytes()).entries) == 6


def test_nothing_is_reset_where_the_old_file_cannot_be_kept(tmp_path: Path) -> None:
    disk = FailingDisk()
    store = opened(tmp_path, disk=disk)
    answer(store)
    disk.fault, disk.only = errno.ENOSPC, "create"
    with pytest.raises(OSError, match="No space left"):
        reset(store, scope_of())
    assert answered(store) == {"l": {"q"}}


@pytest.mark.parametrize("scope", [scope_of("c", "none"), scope_of("none"), scope_of("c", "l", "none")])
def test_a_reset_of_nothing_does_nothing(tmp_path: Path, scope: Scope) -> None:
    store = store_with_answers(tmp_path)
    count = len(store.events())
    assert extent(store.state, scope) == ""
    assert reset(store, scope) == []
    assert len(store.events()) == count
    assert list(tmp_path.glob("*before-reset*")) == []


def test_everything_of_nothing_is_nothing() -> None:
    store = opened(None)
    assert (extent(store.state, scope_of()), reset(store, scope_of()), undo_reset(store)) == ("", [], [])


def test_resets_are_undone_from_the_last_to_the_first() -> None:
    store = store_with_answers(None)
    reset(store, scope_of("c", "l", "q"))
    reset(store, scope_of("c", "m"))
    assert [event.lesson for event in undo_reset(store)] == ["m"]
    assert answered(store) == {"l": {"r"}, "m": {"s"}}
    assert [event.question for event in undo_reset(store)] == ["q"]
    assert answered(store) == {"l": {"q", "r"}, "m": {"s"}}
    assert undo_reset(store) == []


def test_former_ids_are_reset_too_and_undone_as_one(tmp_path: Path) -> None:
    now = course(tmp_path / "c", {"new": "aliases: [l]\nquestions:\n" + question("q2", aliases="q") + question("r")})
    store = store_with_answers(None)
    answer(store, lesson="new", question="q2")
    scope = scope_of("c", "new", "q2", now)
    assert extent(store.state, scope) == "2 answers"
    assert {(event.lesson, event.question) for event in reset(store, scope)} == {("l", "q"), ("new", "q2")}
    assert answered(store) == {"l": {"r"}, "m": {"s"}, "new": set()}
    assert len(undo_reset(store)) == 2
    assert answered(store) == {"l": {"q", "r"}, "m": {"s"}, "new": {"q2"}}
    assert {event.lesson for event in reset(store, scope_of("c", "l", course=now))} == {"l", "new"}
    assert all(isinstance(event, ProgressReset) for event in undo_reset(store))
