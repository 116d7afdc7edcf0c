"""What is kept beside the progress fits or is made anew; it is never needed and never trusted blindly."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.review.making import DAY, NOON, TODAY, course, item
from tui.progress import document
from tui.progress.entries import entry_of
from tui.progress.events import AnswerGiven, ItemRecalled, ProgressReset, RecallTakenBack, ResetUndone
from tui.progress.files import Disk
from tui.progress.files import read_regular as read
from tui.progress.store import Store
from tui.review import cards, keeping, ledger
from tui.review.items import Item, Items, read_items
from tui.review.keeping import items_of, ledger_of
from tui.review.ledger import Ledger
from tui.review.settings import Settings

USUAL = Settings()
COURSE = Items((item("question:q"), item("question:r")))


class Careless(Disk):
    """A disk that is never waited for: no power is cut in these tests."""

    def sync(self, descriptor: int) -> None:
        pass

    def sync_folder(self, path: Path) -> None:
        pass


def opened(home: Path | None, now: datetime = NOON, device: str = "laptop") -> Store:
    return Store.open(home, device=device, now=lambda: now, disk=Careless())


def answer(store: Store, question: str = "q", fraction: float = 1.0, **fields: Any) -> AnswerGiven:
    event = store.new(
        AnswerGiven, course="c", lesson="l", attempt="", response="a", question=question, fraction=fraction, **fields
    )
    store.record(event)
    return event


def study(home: Path | None, day: int, *questions: str) -> None:
    """A sitting: opened, some answers, closed."""
    store = opened(home, NOON + day * DAY)
    for question in questions:
        answer(store, question)
    store.close()


def found(store: Store, items: Items = COURSE, chosen: Settings = USUAL, **changes: Any) -> Ledger:
    return ledger_of(store, "c", items, chosen, changes.get("zone", UTC), changes.get("now", NOON))


def afresh(store: Store, items: Items = COURSE, chosen: Settings = USUAL) -> Ledger:
    return ledger.ledger(store.events(), "c", items.names, UTC, TODAY, chosen.retention)


@pytest.fixture
def replays(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many reviews were scheduled at each call for a ledger; the last entry is what counts."""
    counts = [0]

    def counting(*arguments: Any, **named: Any) -> Any:
        counts[0] += 1
        return original(*arguments, **named)

    original = cards.apply
    monkeypatch.setattr(cards, "apply", counting)
    monkeypatch.setattr(ledger, "apply", counting)
    return counts


def test_what_was_kept_spares_the_replay(tmp_path: Path, replays: list[int]) -> None:
    for day in range(-9, -4):
        study(tmp_path, day, "q", "r")
    first = found(opened(tmp_path))
    assert replays == [10]
    assert found(opened(tmp_path)) == first == afresh(opened(tmp_path))
    assert replays == [20]


def test_what_came_after_is_added(tmp_path: Path, replays: list[int]) -> None:
    for day in range(-9, -4):
        study(tmp_path, day, "q", "r")
    found(opened(tmp_path))
    study(tmp_path, -3, "q")
    replays[0] = 0
    grown = found(opened(tmp_path))
    assert replays == [1]
    assert grown == afresh(opened(tmp_path))
    replays[0] = 0
    assert found(opened(tmp_path)) == grown
    assert replays == [0]


def test_a_file_that_was_only_touched_is_not_replayed_and_is_looked_at_once(
    tmp_path: Path, replays: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    study(tmp_path, -9, "q", "r")
    first = found(opened(tmp_path))
    os.utime(tmp_path / "progress.json")
    store = opened(tmp_path)
    replays[0] = 0
    assert found(store) == first and replays == [0]
    monkeypatch.setattr(keeping, "read_regular", lambda path: b"" if path.name == "progress.json" else read(path))
    assert found(store) == first


def test_journals_of_running_carrels_count_and_are_not_kept(tmp_path: Path, replays: list[int]) -> None:
    study(tmp_path, -9, "q", "r")
    found(opened(tmp_path))
    running = opened(tmp_path, NOON - DAY)
    answer(running, "q", 0.0)
    (kept,) = tmp_path.glob("review-*.cache")
    written = kept.stat().st_mtime_ns
    for _ in range(2):
        replays[0] = 0
        assert found(opened(tmp_path)) == found(running)
        assert replays == [2]
        assert found(opened(tmp_path)) == afresh(opened(tmp_path))
    assert kept.stat().st_mtime_ns == written
    running.close()
    assert found(opened(tmp_path)) == afresh(opened(tmp_path))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:-7]),
        lambda path: path.write_bytes(b"\0" * 300),
        lambda path: path.write_bytes(path.read_bytes()[:60] + b"\x7f" + path.read_bytes()[61:]),
        lambda path: path.unlink(),
        lambda path: (path.unlink(), path.mkdir()),
        lambda path: (path.unlink(), os.mkfifo(path)),
    ],
    ids=["empty", "cut off", "zeros", "one byte", "gone", "a folder", "a pipe"],
)
def test_a_spoilt_file_is_not_trusted(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    study(tmp_path, -9, "q", "r")
    study(tmp_path, -5, "q")
    expected = found(opened(tmp_path))
    (kept,) = tmp_path.glob("review-*.cache")
    spoil(kept)
    assert found(opened(tmp_path)) == expected == afresh(opened(tmp_path))


def test_no_byte_of_it_can_change_unnoticed(tmp_path: Path) -> None:
    study(tmp_path, -9, "q", "r")
    study(tmp_path, -5, "q")
    store = opened(tmp_path)
    expected = found(store)
    (kept,) = tmp_path.glob("review-*.cache")
    data = kept.read_bytes()
    for place in range(0, len(data), 3):
        kept.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        assert found(store) == expected


def test_what_could_not_be_saved_counts_too(tmp_path: Path) -> None:
    class Full(Careless):
        def write(self, descriptor: int, data: bytes) -> int:
            raise OSError(errno.ENOSPC, "full")

    study(tmp_path, -9, "q")
    store = Store.open(tmp_path, device="laptop", now=lambda: NOON, disk=Full())
    answer(store, "r")
    assert store.trouble
    assert set(found(store).book.cards) == {"question:q", "question:r"}


def test_a_file_damaged_meanwhile_is_made_good_from_its_copy(tmp_path: Path) -> None:
    study(tmp_path, -9, "q")
    study(tmp_path, -5, "r")
    store = opened(tmp_path)
    path = tmp_path / "progress.json"
    path.write_bytes(path.read_bytes()[:-60])
    assert set(found(store).book.cards) == {"question:q", "question:r"}


def test_a_merge_of_older_events_is_a_replay(tmp_path: Path) -> None:
    study(tmp_path / "a", -9, "q")
    study(tmp_path / "a", -3, "q")
    other = opened(tmp_path / "b", NOON - 6 * DAY, device="phone")
    answer(other, "q", 0.0)
    before = found(opened(tmp_path / "a"))
    store = opened(tmp_path / "a")
    store.take_in(other.entries())
    assert found(store) == afresh(store) != before


def test_resets_and_their_undoing_are_replays(tmp_path: Path) -> None:
    study(tmp_path, -9, "q", "r")
    store = opened(tmp_path)
    before = found(store)
    reset = store.new(ProgressReset, course="c", lesson="l")
    store.record(reset)
    assert not found(store).book.cards
    store.close()
    store = opened(tmp_path)
    assert not found(store).book.cards
    store.record(store.new(ResetUndone, course="c", reset=reset.id))
    assert found(store).book == before.book


def test_a_slip_taken_back_in_one_sitting_is_no_replay_and_a_later_one_is(tmp_path: Path, replays: list[int]) -> None:
    study(tmp_path, -9, "q")
    found(opened(tmp_path))
    store = opened(tmp_path)
    slip, kept = (
        store.new(ItemRecalled, course="c", item="term:t", fraction=fraction, attempt="a") for fraction in (0.0, 1.0)
    )
    store.record(slip, store.new(RecallTakenBack, course="c", recall=slip.id), kept)
    replays[0] = 0
    counted = found(store)
    assert replays == [1] and counted == afresh(store)
    store.close()
    later = opened(tmp_path)
    later.record(later.new(RecallTakenBack, course="c", recall=kept.id))
    assert "term:t" in counted.book.cards and "term:t" not in found(later).book.cards
    later.close()


def test_an_edited_file_is_a_replay(tmp_path: Path) -> None:
    study(tmp_path, -9, "q", "r")
    before = found(opened(tmp_path))
    path = tmp_path / "progress.json"
    path.write_bytes(path.read_bytes().replace(b'"fraction":1.0', b'"fraction":0.0'))
    assert found(opened(tmp_path)) == afresh(opened(tmp_path)) != before


def test_another_retention_zone_or_name_is_a_replay(tmp_path: Path) -> None:
    study(tmp_path, -9, "q", "r")
    study(tmp_path, -5, "q")
    usual = found(opened(tmp_path))
    firm = Settings(retention=0.8)
    assert found(opened(tmp_path), chosen=firm) == afresh(opened(tmp_path), chosen=firm) != usual
    assert found(opened(tmp_path)) == usual
    east = timezone(timedelta(hours=-9))
    assert found(opened(tmp_path), zone=east).book.cards["question:q"].last == TODAY - 6 * DAY
    renamed = Items((item("question:r"), Item("question:n", "cloze", "l", aliases=("question:q",))))
    assert set(found(opened(tmp_path), items=renamed).book.cards) == {"question:n", "question:r"}
    assert found(opened(tmp_path)) == usual


def test_other_rules_are_a_replay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, replays: list[int]) -> None:
    study(tmp_path, -9, "q")
    found(opened(tmp_path))
    replays[0] = 0
    monkeypatch.setattr(keeping, "_rules", lambda: 1)
    found(opened(tmp_path))
    assert replays == [1]
    monkeypatch.setattr(keeping, "_package", lambda: 1)
    found(opened(tmp_path))
    assert replays == [2]


def test_a_day_that_has_not_come_is_looked_at_again(tmp_path: Path) -> None:
    for day in (-9, -8, -7, 300):
        study(tmp_path, day, "q")
    assert found(opened(tmp_path)).book.cards["question:q"].last == TODAY - 7 * DAY
    later = found(opened(tmp_path), now=NOON + 301 * DAY)
    assert later.book.cards["question:q"].last == TODAY + 300 * DAY


def test_a_clock_put_right_is_not_held_to_what_was_kept_while_it_was_wrong(tmp_path: Path) -> None:
    """A year forward for one sitting, in which the ledger was kept: back in the present nothing of it counts."""
    for day in range(-9, -4):
        study(tmp_path, day, "q", "r")
    study(tmp_path, 365, "q")
    assert found(opened(tmp_path), now=NOON + 365 * DAY).today(TODAY) == TODAY + 365 * DAY
    right = found(opened(tmp_path))
    assert right == afresh(opened(tmp_path))
    assert right.today(TODAY) == TODAY


def test_a_day_that_has_not_come_is_replayed_once_a_day(tmp_path: Path, replays: list[int]) -> None:
    for day in (-9, -8, 300):
        study(tmp_path, day, "q")
    first = found(opened(tmp_path))
    assert not first.sound
    replays[0] = 0
    assert found(opened(tmp_path)) == first and replays == [0]
    found(opened(tmp_path), now=NOON + DAY)
    assert replays == [3]


def test_a_damaged_progress_file_still_has_its_cards(tmp_path: Path) -> None:
    study(tmp_path, -9, "q", "r")
    before = found(opened(tmp_path))
    path = tmp_path / "progress.json"
    path.write_bytes(path.read_bytes()[:-30])
    assert found(opened(tmp_path)).book == before.book


def test_in_memory_and_in_an_empty_home_nothing_is_written(tmp_path: Path) -> None:
    store = opened(None)
    answer(store)
    assert found(store).book.cards.keys() == {"question:q"}
    assert not found(opened(tmp_path / "none")).book.cards
    assert not (tmp_path / "none").exists()


def test_a_home_that_cannot_be_written_to_is_no_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    study(tmp_path, -9, "q")

    def refuse(*_arguments: Any) -> None:
        raise PermissionError(errno.EACCES, "no")

    store = opened(tmp_path)
    monkeypatch.setattr(keeping.Disk, "create", refuse)
    assert found(store).book.cards.keys() == {"question:q"}
    assert not list(tmp_path.glob("review-*"))


@settings(deadline=None, max_examples=40)
@given(days=st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["q", "r"]), st.booleans()), max_size=12))
def test_whatever_the_history_kept_is_what_is_made_afresh(
    days: list[tuple[int, str, bool]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("home")
    store, day = opened(home, NOON - 60 * DAY), -60
    for gap, question, reopen in days:
        day += gap
        if reopen:
            store.close()
        store = opened(home, NOON + day * DAY) if reopen else store
        answer(store, question, float(day % 2))
        assert found(store) == afresh(store)
    store.close()
    assert found(opened(home)) == afresh(opened(home))


def test_items_are_kept_until_a_file_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, home = course(tmp_path / "course"), tmp_path / "home"
    home.mkdir()
    fresh = read_items(here)
    assert items_of(here, home) == items_of(here, None) == fresh
    reads: list[int] = []
    monkeypatch.setattr(keeping, "read_items", lambda course: reads.append(1) or read_items(course))
    assert items_of(here, home) == fresh and not reads
    lesson = tmp_path / "course" / "later.yaml"
    lesson.write_text(lesson.read_text().replace("id: so", "id: such"))
    assert "question:such" in items_of(here, home).by_id and reads == [1]
    assert items_of(here, home).by_id.keys() == read_items(here).by_id.keys()


def test_two_courses_of_one_id_do_not_share_items(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    mine, theirs = course(tmp_path / "mine"), course(tmp_path / "theirs", glossary="terms: []\n")
    assert len(items_of(mine, home).all) == len(items_of(theirs, home).all) + 3


def test_the_tail_is_read_as_the_document_writes_it() -> None:
    """If `document.encode` comes to end otherwise, what is kept is never used; this says so."""
    store = opened(None)
    entries = [entry_of(answer(store)), entry_of(answer(store))]
    one, two = document.encode(entries[:1]), document.encode(entries)
    assert one.endswith(keeping._END) and two.startswith(one[: -len(keeping._END)])
    kept = keeping._KeptLedger(
        0, TODAY, (0, 0, 0), len(one) - len(keeping._END), 0, ledger.ledger([], "c", {}, UTC, TODAY, 0.9)
    )
    kept.checksum = keeping.zlib.crc32(one[: kept.size])
    assert keeping._news(two, kept) == entries[1:] and keeping._news(one, kept) == []
    assert keeping._news(two.replace(b'"a"', b'"b"'), kept) is None
