"""Writing that a power cut cannot undo, and locks that die with their process."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path

OWNER_ONLY = 0o600
# What a file system says that cannot sync a folder.
_NOT_OFFERED = {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS}
LOCK_TRIES = 1000
LOCK_PAUSE = 0.01


class Disk:
    """Whatever changes the disk, a system call each, so that a test can record, cut or fail any of them."""

    def create(self, path: Path) -> int:
        """Open for writing from the start, whatever stood there gone."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_ONLY)

    def create_log(self, path: Path) -> int:
        """Open a file that is not there yet, to be appended to."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND, OWNER_ONLY)

    def write(self, descriptor: int, data: bytes) -> int:
        return os.write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        """Return once what was written survives a power cut."""
        if sys.platform == "darwin":
            # There fsync stops at the drive's own cache.
            with contextlib.suppress(OSError):
                fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
                return
        os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        os.close(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        source.replace(target)

    def link(self, source: Path, target: Path) -> None:
        target.hardlink_to(source)

    def remove(self, path: Path) -> None:
        path.unlink()

    def make_folder(self, path: Path) -> None:
        path.mkdir(mode=0o700)

    def sync_folder(self, path: Path) -> None:
        """Return once the folder's entries survive a power cut, where the file system offers that."""
        descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in _NOT_OFFERED:
                raise
        finally:
            os.close(descriptor)


def write_all(disk: Disk, descriptor: int, data: bytes) -> None:
    """Write every byte; the system may take fewer at a time. Raises OSError."""
    rest = memoryview(data)
    while rest:
        rest = rest[disk.write(descriptor, bytes(rest)) :]


def replace_whole(disk: Disk, path: Path, data: bytes) -> os.stat_result:
    """Put `data` in the file's place: at every moment the old or the new stands there. Raises OSError.

    Returns what the new file was when it was written.
    """
    new = path.with_name(path.name + ".new")
    descriptor = disk.create(new)
    try:
        write_all(disk, descriptor, data)
        disk.sync(descriptor)
        written = os.fstat(descriptor)
    finally:
        disk.close(descriptor)
    disk.replace(new, path)
    disk.sync_folder(path.parent)
    return written


def keep_as(disk: Disk, path: Path, name: str) -> None:
    """Keep the file also under `name` beside it, numbered if that is taken. Raises OSError."""
    target = free_name(path.with_name(name))
    if path.is_file():
        _link_or_copy(disk, path, target)
    else:
        disk.replace(path, target)
    disk.sync_folder(target.parent)


def free_name(path: Path) -> Path:
    """The path, numbered if something stands there already."""
    number, free = 1, path
    while os.path.lexists(free):
        number += 1
        free = path.with_name(f"{path.name}.{number}")
    return free


def _link_or_copy(disk: Disk, path: Path, target: Path) -> None:
    try:
        disk.link(path, target)
    except OSError:
        # Not every file system has links.
        replace_whole(disk, target, path.read_bytes())


def make_folders(disk: Disk, path: Path) -> None:
    """Make the folder and those above it that are missing, for the owner alone. Raises OSError."""
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    for folder in reversed(missing):
        with contextlib.suppress(FileExistsError):
            disk.make_folder(folder)
        disk.sync_folder(folder.parent)


def read_regular(path: Path) -> bytes:
    """The file's bytes. Raises OSError, also for what is no regular file (a pipe would never end)."""
    # Without O_NONBLOCK, opening a pipe would wait for someone to write to it.
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "is not a regular file", str(path))
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.read()
    finally:
        os.close(descriptor)


def try_lock(descriptor: int) -> bool:
    """Take the file's lock unless another has it; it falls when its holder closes the file or dies.

    Raises OSError where the file system has no locks: then nobody may act as if alone.
    """
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock file. Raises OSError when another holds it all through a long wait, or there are no locks."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, OWNER_ONLY)
    try:
        for _ in range(LOCK_TRIES):
            if try_lock(descriptor):
                break
            time.sleep(LOCK_PAUSE)
        else:
            raise BlockingIOError(errno.EWOULDBLOCK, "another Carrel is busy with it", str(path))
        yield
    finally:
        os.close(descriptor)
