"""A power cut between any two system calls, and in the middle of any write, loses nothing that was told as kept."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.progress.disks import Call, Medium, RecordingDisk, lay_out
from tests.progress.making import answer, ids, opened
from tui.progress.reset import Scope, reset


def study(home: Path, disk: RecordingDisk) -> None:
    """Three sittings: the first closed, the second cut off by a crash, the third with a reset."""

    def sit(*questions: str, close: bool = True) -> None:
        store = opened(home, disk=disk)
        store.settle()
        for question in questions:
            disk.told(answer(store, question=question).id)
        if "r" in questions:
            for event in reset(store, Scope("c", frozenset("l"), frozenset("r"))):
                disk.told(event.id)
        if close:
            store.close()
        elif store._journal:
            disk.close(store._journal._descriptor)

    sit("q", "q")
    sit("q", close=False)
    sit("q", "r")


def spoil_and_open(home: Path, disk: RecordingDisk) -> None:
    """A file that is cut off, set aside at the next start, with a journal left over beside it."""
    study(home, disk)
    crashed = opened(home, disk=disk)
    disk.told(answer(crashed).id)
    assert crashed._journal
    disk.close(crashed._journal._descriptor)
    path = home / "progress.json"
    path.write_bytes(path.read_bytes()[:-50])
    disk.calls += [Call("create", path), Call("write", path, data=path.read_bytes()), Call("sync", path)]
    store = opened(home, disk=disk)
    disk.told(answer(store).id)
    store.close()


def cuts(calls: list[Call], root: Path) -> list[tuple[Medium, set[str]]]:
    """The medium after each prefix of the calls, and within each write, with what had been told as kept by then."""
    found = []
    for end in range(len(calls) + 1):
        last = calls[end - 1] if end else Call("told")
        lengths = {0, 1, len(last.data) // 2, len(last.data) - 1} if last.what == "write" else {0}
        for length in lengths:
            medium, told = Medium(root), set()
            for call in calls[: end - 1 if length else end]:
                told |= {call.data.decode()} if call.what == "told" and call.data else set()
                medium.do(call)
            if length:
                medium.do(replace(last, data=last.data[:length]))
            found.append((medium, told))
    return found


@pytest.mark.parametrize("sitting", [study, spoil_and_open])
def test_every_power_cut_leaves_a_home_that_opens_with_all_that_was_told(
    tmp_path: Path, sitting: Callable[[Path, RecordingDisk], None]
) -> None:
    disk = RecordingDisk()
    root = tmp_path / "root"
    root.mkdir()
    sitting(root / "home", disk)
    tried = 0
    for medium, told in cuts(disk.calls, root):
        for image in {repr(image): image for image in medium.images()}.values():
            tried += 1
            after = tmp_path / "after"
            after.mkdir()
            lay_out(image, root, after)
            store = opened(after / "home")
            assert told <= ids(store.events())
            if sitting is study:
                assert store.notices == [], "a power cut spoils no file"
            late = answer(store, question="late")
            store.close()
            assert told | {late.id} <= ids(opened(after / "home").events())
            shutil.rmtree(after)
    assert tried > 300
