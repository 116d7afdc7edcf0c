"""A disk without room, or one that can only be read: said at once, kept in memory, and saved when it works again."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from tests.progress.disks import FailingDisk
from tests.progress.making import answer, ids, opened

FAULTS = {
    errno.ENOSPC: "there is no room left on the disk",
    errno.EROFS: "the disk can only be read",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EACCES: "Carrel may not write there",
    errno.EIO: os.strerror(errno.EIO),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_it_is_said_at_once_and_nothing_is_lost_when_it_works_again(tmp_path: Path, fault: int) -> None:
    disk = FailingDisk()
    store = opened(tmp_path, disk=disk)
    given_answers = [answer(store, question="q0")]
    disk.fault = fault
    for number in range(1, 4):
        given_answers.append(answer(store, question=f"q{number}"))
        assert FAULTS[fault] in store.trouble
        assert str(tmp_path) in store.trouble
    assert len(store.state.course("c").lesson("l").questions) == 4, "it goes on in memory"
    assert ids(store.events()) == ids(given_answers)
    disk.fault = 0
    given_answers.append(answer(store, question="q4"))
    assert store.trouble == ""
    assert ids(opened(tmp_path).events()) == ids(given_answers), "on disk, before closing"
    store.close()
    assert ids(opened(tmp_path).events()) == ids(given_answers)
    assert opened(tmp_path).notices == []


def test_it_keeps_trying_without_another_answer(tmp_path: Path) -> None:
    disk = FailingDisk(errno.ENOSPC)
    store = opened(tmp_path, disk=disk)
    given_answer = answer(store)
    store.retry()
    assert store.trouble
    disk.fault = 0
    store.retry()
    assert store.trouble == ""
    assert opened(tmp_path).events() == [given_answer]


def test_room_that_comes_before_closing_is_enough(tmp_path: Path) -> None:
    disk = FailingDisk(errno.ENOSPC)
    store = opened(tmp_path, disk=disk)
    given_answer = answer(store)
    disk.fault = 0
    store.close()
    assert (store.trouble, opened(tmp_path).events()) == ("", [given_answer])


def test_closing_without_room_says_what_is_not_saved(tmp_path: Path) -> None:
    disk = FailingDisk(errno.ENOSPC)
    store = opened(tmp_path, disk=disk)
    answer(store)
    store.close()
    assert "no room left" in store.trouble


@pytest.mark.parametrize("call", ["create_log", "write", "sync", "make_folder", "sync_folder"])
def test_whichever_call_fails_nothing_is_told_as_saved(tmp_path: Path, call: str) -> None:
    disk = FailingDisk(errno.EIO, only=call)
    store = opened(tmp_path / "home", disk=disk)
    given_answer = answer(store)
    assert store.trouble
    disk.fault = 0
    store.retry()
    assert opened(tmp_path / "home").events() == [given_answer]


def test_after_a_failed_sync_the_same_file_is_not_believed_again(tmp_path: Path) -> None:
    """Once a sync has failed, a second one may succeed though the bytes never reached the disk."""
    disk = FailingDisk()
    store = opened(tmp_path, disk=disk)
    answer(store)
    assert store._journal
    first = store._journal.path
    disk.fault, disk.only = errno.EIO, "sync"
    answer(store, question="r")
    disk.fault = 0
    store.retry()
    assert store._journal
    assert store._journal.path != first
    assert b'"question":"r"' in store._journal.path.read_bytes()


def test_trying_again_and_again_leaves_no_litter(tmp_path: Path) -> None:
    disk = FailingDisk(errno.ENOSPC, only="write")
    store = opened(tmp_path, disk=disk)
    answer(store)
    for _ in range(20):
        store.retry()
    assert list((tmp_path / "journal").iterdir()) == []


@pytest.mark.parametrize("call", ["create", "write", "sync", "replace", "sync_folder"])
def test_a_file_that_cannot_be_rewritten_leaves_the_journal(tmp_path: Path, call: str) -> None:
    disk = FailingDisk()
    store = opened(tmp_path, disk=disk)
    given_answer = answer(store)
    disk.fault, disk.only = errno.ENOSPC, call
    store.close()
    assert store.trouble == "", "the answer is safe"
    again = opened(tmp_path)
    assert again.events() == [given_answer]
    again.settle()
    assert list((tmp_path / "journal").iterdir()) == []
    assert opened(tmp_path).events() == [given_answer]


def test_a_spoilt_file_on_a_disk_that_can_only_be_read_is_told_and_shown(tmp_path: Path) -> None:
    store = opened(tmp_path)
    given_answer = answer(store)
    store.close()
    (tmp_path / "progress.json").write_bytes(b"spoilt")
    readable = opened(tmp_path, disk=FailingDisk(errno.EROFS))
    assert readable.events() == [given_answer]
    assert "can't be written to" in readable.notices[-1]
    assert (tmp_path / "progress.json").read_bytes() == b"spoilt"
    assert opened(tmp_path).state == readable.state


def test_a_file_that_may_not_be_opened_is_left_and_added_to_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = opened(tmp_path)
    first = answer(store)
    store.close()
    (tmp_path / "state.cache").unlink()
    before = (tmp_path / "progress.json").read_bytes()

    def forbidden(path: Path) -> bytes:
        if path.name == "progress.json":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return path.read_bytes()

    with monkeypatch.context() as patch:
        patch.setattr("tui.progress.archive.read_regular", forbidden)
        later = opened(tmp_path)
        assert "can't be opened (Permission denied)" in later.notices[0]
        assert later.events() == [first], "shown from the copy"
        second = answer(later, question="r")
        assert later.trouble == ""
        later.close()
        assert (tmp_path / "progress.json").read_bytes() == before
    again = opened(tmp_path)
    again.settle()
    assert ids(opened(tmp_path).events()) == ids([first, second])
    assert list((tmp_path / "journal").iterdir()) == []


def test_a_disk_without_links_or_folder_sync_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = opened(tmp_path)
    given_answer = answer(store)
    store.close()
    (tmp_path / "progress.json").write_bytes(b"spoilt")
    again = opened(tmp_path, disk=FailingDisk(errno.EPERM, only="link"))
    assert again.events() == [given_answer]
    [kept] = tmp_path.glob("progress.json.unreadable-*")
    assert kept.read_bytes() == b"spoilt"

    def unsupported(descriptor: int) -> None:
        if Path(f"/dev/fd/{descriptor}").is_dir():
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

    monkeypatch.setattr("os.fsync", unsupported)
    answer(again, question="r")
    assert again.trouble == ""


def test_without_locks_every_answer_is_kept_in_its_journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_locks(descriptor: int, operation: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr("fcntl.flock", no_locks)
    one, two = opened(tmp_path), opened(tmp_path)
    given_answers = [answer(one), answer(two, question="r")]
    one.close()
    given_answers.append(answer(two, question="s"))
    two.close()
    again = opened(tmp_path)
    again.settle()
    assert ids(again.events()) == ids(given_answers)
    assert again.trouble == ""
