"""Keeps what a person did: each event is on disk before it counts as recorded."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, TypedDict, TypeVar

import msgspec

from .events import AnyEvent, Event, ResetUndone, new_id, timestamp
from .state import State, fold

E = TypeVar("E", bound=Event)


class Stamp(TypedDict):
    """What every event carries, whatever it is about: `AnswerGiven(**store.stamp(), course=…, …)`."""

    id: str
    seq: int
    time: str
    device: str


class Store:
    """A person's progress. `record`, `retry` and `close` belong to one thread; `settle` may run in another."""

    def __init__(self, folder: Path | None, device: str, now: Callable[[], datetime]) -> None:
        self.folder = folder
        self.device = device
        self.notices: list[str] = []
        self.trouble = ""
        self.read_only = False
        self.state = State()
        self._now = now
        self._seq = 0
        self._events: list[AnyEvent] = []
        self._journal: int | None = None

    @classmethod
    def open(cls, folder: Path | None, *, device: str, now: Callable[[], datetime]) -> Store:
        """The progress kept in `folder` (None: in memory only). Never raises for what the files hold."""
        store = cls(folder, device, now)
        if folder is not None:
            decode = msgspec.json.Decoder(AnyEvent).decode
            for path in sorted((folder / "journal").glob("*.jsonl")):
                store._events += [decode(line) for line in path.read_bytes().splitlines()]
        store.state = fold(store._events)
        store._seq = store.state.seq
        return store

    def stamp(self) -> Stamp:
        """An id, a place in the order of events, the time and the device, for one new event."""
        self._seq += 1
        return Stamp(id=new_id(), seq=self._seq, time=timestamp(self._now()), device=self.device)

    def new(self, kind: type[E], *, course: str, **fields: Any) -> E:
        """A new event of this kind, stamped; it counts once it is recorded."""
        return kind(**self.stamp(), course=course, **fields)

    def record(self, *events: AnyEvent) -> None:
        """Keep the events. On return they are on disk, or `trouble` says in a sentence why not."""
        self._events += events
        if any(isinstance(event, ResetUndone) for event in events):
            self.state = fold(self._events)
        else:
            for event in events:
                self.state.apply(event)
        if self.folder is None:
            return
        if self._journal is None:
            (self.folder / "journal").mkdir(parents=True, exist_ok=True)
            path = self.folder / "journal" / f"{new_id()}.jsonl"
            self._journal = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.write(self._journal, b"".join(msgspec.json.encode(event) + b"\n" for event in events))
        os.fdatasync(self._journal)

    def retry(self) -> None:
        """Try again to put on disk what could not be; clears `trouble` when it works."""

    def settle(self) -> None:
        """The slow work of a start, off the first screen's path; may run beside `record`."""

    def events(self) -> list[AnyEvent]:
        """All events on file, in no particular order."""
        return list(self._events)

    def close(self) -> None:
        """Fold this process's journal into the file."""
        if self._journal is not None:
            os.close(self._journal)
            self._journal = None
