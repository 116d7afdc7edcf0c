"""Merging: a union, whatever the order and however often."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.progress.making import answer, histories, ids, opened
from tui.progress import document
from tui.progress.entries import Entry, entry_of, union
from tui.progress.events import AnyEvent
from tui.progress.merge import gather, merge_into

# Ids repeat from one history to the next, so that machines disagree on what an id stands for, too.
ENTRIES = histories().map(lambda events: [entry_of(event) for event in events])


@given(ENTRIES, ENTRIES)
def test_union_is_commutative(one: list[Entry], other: list[Entry]) -> None:
    assert union(one, other) == union(other, one)


@given(ENTRIES, ENTRIES, ENTRIES)
def test_union_is_associative(one: list[Entry], two: list[Entry], three: list[Entry]) -> None:
    assert union(union(one, two), three) == union(one, union(two, three)) == union(one, two, three)


@given(ENTRIES, st.randoms())
def test_union_is_idempotent(one: list[Entry], random: Any) -> None:
    shuffled = [*one, *one]
    random.shuffle(shuffled)
    assert union(one, one) == union(one) == union(shuffled)


@given(histories())
def test_a_document_holds_what_was_put_in(events: list[AnyEvent]) -> None:
    entries = union(map(entry_of, events))
    found = document.read(document.encode(entries))
    assert (found.entries, found.faults) == (entries, [])


def home_with(folder: Path, *questions: str) -> Path:
    """The progress file of a machine on which these questions were answered."""
    store = opened(folder, device=folder.name)
    for question in questions:
        answer(store, question=question)
    store.close()
    return folder / "progress.json"


def test_files_merge_into_the_same_file_in_any_order_and_any_number_of_times(tmp_path: Path) -> None:
    machines = {"a": "qr", "b": "rst", "c": "u"}
    a, b, c = (home_with(tmp_path / name, *questions) for name, questions in machines.items())
    results = []
    for number, order in enumerate([[a, b, c], [c, b, a], [a, b, c, a, b, c], [b, a, b, c], [b]]):
        home = tmp_path / f"home{number}"
        home.mkdir()
        store = opened(home)
        for path in order:
            merge_into(store, [path])
        results.append((home / "progress.json").read_bytes())
    assert results[0] == results[1] == results[2] == results[3]
    assert results[4] != results[0]
    assert document.read(results[0]).entries == gather([a, b, c]).entries


def test_merging_adds_to_what_is_there_and_says_how_much_is_new(tmp_path: Path) -> None:
    other = home_with(tmp_path / "other", "r", "s")
    store = opened(tmp_path / "home")
    own = answer(store)
    assert merge_into(store, [other]).added == 2
    assert merge_into(store, [other]).added == 0
    assert set(store.state.course("c").lesson("l").questions) == {"q", "r", "s"}
    late = answer(store, question="t")
    assert late.seq > max(event.seq for event in opened(tmp_path / "other").events())
    store.close()
    again = opened(tmp_path / "home")
    assert {own.id, late.id} < ids(again.events())
    assert again.state == store.state


def test_what_cannot_be_read_is_named_and_the_rest_merged(tmp_path: Path) -> None:
    good = home_with(tmp_path / "good", "q", "r")
    cut = home_with(tmp_path / "cut", "s", "t")
    cut.write_bytes(cut.read_bytes()[:-30])
    newer = home_with(tmp_path / "newer", "u")
    newer.write_bytes(newer.read_bytes().replace(b'"version": 1', b'"version": 2'))
    store = opened(tmp_path / "home")
    merged = merge_into(store, [tmp_path / "none.json", cut, newer, tmp_path, good])
    assert merged.added == 3
    assert set(store.state.course("c").lesson("l").questions) == {"q", "r", "s"}
    missing, broken, later, folder = merged.problems
    assert "none.json can't be opened (No such file or directory)" in missing
    assert str(cut) in broken
    assert "line 3" in broken
    assert "newer Carrel (version 2)" in later
    assert f"{tmp_path} can't be opened" in folder


def test_events_only_a_newer_carrel_knows_are_merged_too(tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    strange = b'{"type":"lab_run","id":"x","seq":3,"score":1.50}'
    path.write_bytes(b'{"format": "carrel-progress", "version": 1, "events": [' + strange + b"]}")
    store = opened(tmp_path / "home")
    assert merge_into(store, [path]).added == 1
    assert strange in (tmp_path / "home" / "progress.json").read_bytes()


def test_nothing_is_merged_into_a_file_of_a_newer_version(tmp_path: Path) -> None:
    path = home_with(tmp_path / "home", "q")
    path.write_bytes(path.read_bytes().replace(b'"version": 1', b'"version": 2'))
    before = path.read_bytes()
    merged = merge_into(opened(tmp_path / "home"), [home_with(tmp_path / "other", "r")])
    assert merged.added == 0
    assert "newer Carrel" in merged.problems[0]
    assert path.read_bytes() == before


CONFLICTS = [
    "progress.sync-conflict-20261122-064855-ABCDEFG.json",
    "progress (Anna's conflicted copy 2026-11-22).json",
    "progress (conflicted copy 2026-11-22 064855).json",
]


@pytest.mark.parametrize("name", CONFLICTS)
def test_a_conflict_copy_is_noticed_offered_and_merged_once(tmp_path: Path, name: str) -> None:
    home_with(tmp_path / "home", "q")
    other = home_with(tmp_path / "other", "r")
    copy = other.rename(tmp_path / "home" / name)
    store = opened(tmp_path / "home")
    [notice] = store.notices
    assert name in notice
    assert "carrel progress merge " in notice
    assert merge_into(store, [copy]).added == 1
    assert opened(tmp_path / "home").notices == []
    assert copy.with_name(name + ".merged").exists(), "it is kept"


def test_the_offered_command_can_be_pasted(tmp_path: Path) -> None:
    home_with(tmp_path / "home", "q")
    path = tmp_path / "home" / CONFLICTS[1]
    path.write_bytes(b"")
    [notice] = opened(tmp_path / "home").notices
    assert notice.endswith("""progress merge '""" + str(path).replace("'", "'\"'\"'") + "'")


def test_a_conflict_copy_that_cannot_be_read_is_still_offered(tmp_path: Path) -> None:
    home_with(tmp_path / "home", "q")
    copy = tmp_path / "home" / CONFLICTS[0]
    copy.write_bytes(b"spoilt")
    assert merge_into(opened(tmp_path / "home"), [copy]).problems
    assert copy.exists()


@pytest.mark.parametrize("name", ["progress.json.bak", "progress-export.json", "my progress.json", "progress.json"])
def test_other_files_are_no_conflict_copies(tmp_path: Path, name: str) -> None:
    home_with(tmp_path, "q")
    (tmp_path / name).touch()
    assert not any("sync service" in notice for notice in opened(tmp_path).notices)
