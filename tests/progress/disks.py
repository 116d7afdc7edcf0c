"""Disks that are full, cannot be written to, or lose their power."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from tui.progress.files import Disk


class FailingDisk(Disk):
    """A disk on which every change fails while `fault` is an errno; a write gets half its bytes down first."""

    def __init__(self, fault: int = 0, only: str = "") -> None:
        self.fault = fault
        self.only = only

    def _check(self, what: str) -> None:
        if self.fault and self.only in ("", what):
            raise OSError(self.fault, os.strerror(self.fault))

    def create(self, path: Path) -> int:
        self._check("create")
        return super().create(path)

    def create_log(self, path: Path) -> int:
        self._check("create_log")
        return super().create_log(path)

    def write(self, descriptor: int, data: bytes) -> int:
        if self.fault and self.only in ("", "write"):
            super().write(descriptor, data[: len(data) // 2])
        self._check("write")
        return super().write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        self._check("sync")
        super().sync(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        self._check("replace")
        super().replace(source, target)

    def link(self, source: Path, target: Path) -> None:
        self._check("link")
        super().link(source, target)

    def remove(self, path: Path) -> None:
        # Removing is possible on a full disk.
        if self.fault != errno.ENOSPC:
            self._check("remove")
        super().remove(path)

    def make_folder(self, path: Path) -> None:
        self._check("make_folder")
        super().make_folder(path)

    def sync_folder(self, path: Path) -> None:
        self._check("sync_folder")
        super().sync_folder(path)


class Call(Struct, frozen=True):
    """One system call of a writer, or (`what` is 'told') an event that it told the person was kept."""

    what: str
    path: Path = Path()
    other: Path = Path()
    data: bytes = b""


class RecordingDisk(Disk):
    """A disk that remembers every call that changed it, in order."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self._paths: dict[int, Path] = {}

    def told(self, event_id: str) -> None:
        self.calls.append(Call("told", data=event_id.encode()))

    def _opened(self, what: str, path: Path, descriptor: int) -> int:
        self.calls.append(Call(what, path))
        self._paths[descriptor] = path
        return descriptor

    def create(self, path: Path) -> int:
        return self._opened("create", path, super().create(path))

    def create_log(self, path: Path) -> int:
        return self._opened("create", path, super().create_log(path))

    def write(self, descriptor: int, data: bytes) -> int:
        self.calls.append(Call("write", self._paths[descriptor], data=data))
        return super().write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        self.calls.append(Call("sync", self._paths[descriptor]))
        super().sync(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        self.calls.append(Call("replace", source, target))
        super().replace(source, target)

    def link(self, source: Path, target: Path) -> None:
        self.calls.append(Call("link", source, target))
        super().link(source, target)

    def remove(self, path: Path) -> None:
        self.calls.append(Call("remove", path))
        super().remove(path)

    def make_folder(self, path: Path) -> None:
        self.calls.append(Call("make_folder", path))
        super().make_folder(path)

    def sync_folder(self, path: Path) -> None:
        self.calls.append(Call("sync_folder", path))
        super().sync_folder(path)


class File(Struct):
    """A file's bytes as a running system sees them, and those that are on the medium for certain."""

    seen: bytes = b""
    safe: bytes = b""


class Medium:
    """What a disk holds after some calls. What was not synced may be there after a power cut, or may not.

    A name is certain once its folder was synced, bytes are once their file was.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.seen: dict[Path, File | None] = {}
        self.safe: dict[Path, File | None] = {}

    def do(self, call: Call) -> None:
        match call.what:
            case "create":
                file = self.seen.setdefault(call.path, File())
                assert file is not None
                file.seen = b""
            case "write":
                self._file(call.path).seen += call.data
            case "sync":
                self._file(call.path).safe = self._file(call.path).seen
            case "replace":
                self.seen[call.other] = self.seen.pop(call.path)
            case "link":
                self.seen[call.other] = self.seen[call.path]
            case "remove":
                del self.seen[call.path]
            case "make_folder":
                self.seen[call.path] = None
            case "sync_folder":
                self._sync_names(call.path)

    def _file(self, path: Path) -> File:
        file = self.seen[path]
        assert file is not None
        return file

    def _sync_names(self, folder: Path) -> None:
        for path in [path for path in self.safe if path.parent == folder]:
            del self.safe[path]
        self.safe |= {path: file for path, file in self.seen.items() if path.parent == folder}

    def images(self) -> Iterator[dict[Path, bytes | None]]:
        """What may be found after a power cut now: names and bytes each as seen, or only what is certain."""
        for names in (self.seen, self.safe):
            for bytes_of in ("seen", "safe"):
                yield {path: file and getattr(file, bytes_of) for path, file in names.items()}


def lay_out(image: dict[Path, Any], root: Path, onto: Path) -> None:
    """Write the image of `root` to another folder; what stands in a folder that is not there is not either."""
    for path, data in sorted(image.items()):
        target = onto / path.relative_to(root)
        if not target.parent.is_dir():
            continue
        if data is None:
            target.mkdir()
        else:
            target.write_bytes(data)
