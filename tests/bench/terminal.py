"""A pseudo-terminal around a program, seen from outside: keys go in, and output is timed as it comes."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, NoReturn

import pyte

COLUMNS, ROWS = 120, 40
# A screen counts as painted when nothing has followed it for this long.
SILENCE = 0.03
PATIENCE = 20.0
# What a present-day terminal answers Textual: it can hold a frame back, and tells its size by signal.
_FRAME_ENDS = b"\x1b[?2026l"
_ANSWERS = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[?2048$p": b"\x1b[?2048;0$y"}


class Chunk(NamedTuple):
    """Bytes that arrived together: when (perf_counter), and the program's CPU seconds by then."""

    time: float
    cpu: float
    data: bytes


class Moment(NamedTuple):
    """When something was first to be seen: seconds since the start, and CPU seconds used by then."""

    wall: float
    cpu: float


class Reaction(NamedTuple):
    """What followed a key: seconds until a frame had what was awaited, and to the last byte before silence;
    CPU seconds and bytes sent until then."""

    shown: float
    quiet: float
    cpu: float
    size: int


class EndedError(Exception):
    """The program has ended."""


class Terminal(contextlib.AbstractContextManager["Terminal"]):
    """A running program with a terminal of 120×40 to itself; leaving the context kills it."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], folder: Path) -> None:
        self.started = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            _become(command, environment, folder)
        # The kernel's number for the CPU clock of another process: see clock_getcpuclockid(3).
        self._cpu_clock = (~self.pid << 3) | 2
        self._cpu = 0.0
        self._newest = b""
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)

    def __exit__(self, *_: object) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._fd)

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(self._screen.display)

    def cpu(self) -> float:
        """CPU seconds that the program has used in all its threads."""
        # The clock ends with the process; what it showed last stays true.
        with contextlib.suppress(OSError):
            self._cpu = time.clock_gettime(self._cpu_clock)
        return self._cpu

    def resident(self) -> int:
        """Bytes of the program's memory that are in RAM (VmRSS)."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmRSS"))

    def wait_for(self, *words: str) -> Moment:
        """The moment when these words were first on the screen together; returns once it is quiet again."""
        limit = time.perf_counter() + PATIENCE
        moment = None
        while moment is None:
            for chunk in self._until_quiet(0.25):
                self._stream.feed(chunk.data)
                if moment is None and self._shows(words):
                    moment = Moment(chunk.time - self.started, chunk.cpu)
            if time.perf_counter() > limit:
                self._give_up(words)
        return moment

    def press(self, key: str, *words: str, at_first: Callable[[], object] | None = None) -> Reaction:
        """Press a key and wait until the screen has changed, shows the words and has gone quiet.

        `at_first` is called when the first byte has come, before anything more is read.
        """
        self._show(self._until_quiet(0))
        cpu, pressed = self.cpu(), time.perf_counter()
        os.write(self._fd, key.encode())
        chunks: list[Chunk] = []
        shown = None
        while shown is None:
            first = self._receive(pressed + PATIENCE - time.perf_counter())
            if first is None:
                self._give_up(words)
            if at_first is not None and not chunks:
                at_first()
            following = [first, *self._until_quiet(SILENCE)]
            for chunk in following:
                self._stream.feed(chunk.data)
                if shown is None and _FRAME_ENDS in chunk.data and self._shows(words):
                    shown = chunk.time
            chunks += following
        size = sum(len(chunk.data) for chunk in chunks)
        return Reaction(shown - pressed, chunks[-1].time - pressed, chunks[-1].cpu - cpu, size)

    def first_answer(self, key: str) -> float:
        """Press a key of a program that never rests; seconds until its next frame is complete."""
        self._show(self._until_quiet(0))
        pressed = time.perf_counter()
        os.write(self._fd, key.encode())
        while True:
            chunk = self._receive(pressed + PATIENCE - time.perf_counter())
            if chunk is None:
                self._give_up(())
            self._stream.feed(chunk.data)
            if _FRAME_ENDS in chunk.data:
                return chunk.time - pressed

    def wait_a_little(self, seconds: float = 0.02) -> int:
        """Take what comes in these seconds; how many bytes."""
        limit, size = time.perf_counter() + seconds, 0
        while (left := limit - time.perf_counter()) > 0:
            chunk = self._receive(left)
            if chunk is not None:
                self._stream.feed(chunk.data)
                size += len(chunk.data)
        return size

    def rest(self) -> int:
        """Wait until the program neither writes nor computes; the bytes it wrote until then."""
        limit = time.perf_counter() + PATIENCE
        size = 0
        while time.perf_counter() < limit:
            before = self.cpu()
            chunks = self._until_quiet(0.15)
            self._show(chunks)
            size += sum(len(chunk.data) for chunk in chunks)
            if not chunks and self.cpu() - before < 0.002:
                break
        return size

    def quit(self) -> None:
        """Press q and read on until the program has ended."""
        os.write(self._fd, b"q")
        with contextlib.suppress(EndedError):
            while self._receive(PATIENCE) is not None:
                pass

    def _receive(self, timeout: float) -> Chunk | None:
        """The next bytes, or None when there are none in time. Raises EndedError."""
        if not select.select([self._fd], [], [], max(timeout, 0))[0]:
            return None
        try:
            data = os.read(self._fd, 65536)
        except OSError:
            last_words = self._newest.decode(errors="replace")
            raise EndedError(f"the program ended; its last words: {last_words}") from None
        chunk = Chunk(time.perf_counter(), self.cpu(), data)
        self._newest = data
        for question, answer in _ANSWERS.items():
            if question in data:
                os.write(self._fd, answer)
        return chunk

    def _until_quiet(self, silence: float) -> list[Chunk]:
        chunks = []
        while chunk := self._receive(silence):
            chunks.append(chunk)
        return chunks

    def _show(self, chunks: Iterable[Chunk]) -> None:
        for chunk in chunks:
            self._stream.feed(chunk.data)

    def _shows(self, words: Sequence[str]) -> bool:
        text = self.text
        return all(word in text for word in words)

    def _give_up(self, words: Sequence[str]) -> NoReturn:
        raise TimeoutError(f"never saw {words} on the screen, which shows\n{self.text}")


def _become(command: Sequence[str], environment: Mapping[str, str], folder: Path) -> NoReturn:
    """In the forked child: turn into the program. The window has its size before the program asks."""
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    os.chdir(folder)
    try:
        os.execve(command[0], list(command), dict(environment))
    finally:
        os._exit(127)
