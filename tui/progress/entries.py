"""Events as text: one JSON object each, checked and made harmless where they enter."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec

from ..course.text import cleaned
from .events import AnyEvent, Event, Sequence
from .state import Order


class Entry(msgspec.Struct, frozen=True, order=True, gc=False):
    """An event and its text in a file, kept as it came: a newer Carrel may know more of it than this one.

    `event` is None for a type that this Carrel does not know.
    """

    seq: int
    id: str
    text: bytes
    event: AnyEvent | None = None

    @property
    def order(self) -> Order:
        return self.seq, self.id


class EntryError(ValueError):
    """A piece of text is no event; says why."""


class _Head(msgspec.Struct, gc=False):
    type: str
    id: str
    seq: Sequence


_encode = msgspec.json.Encoder().encode
_decode_event = msgspec.json.Decoder(AnyEvent).decode
_decode_head = msgspec.json.Decoder(_Head).decode
_KNOWN = {kind.__struct_config__.tag for kind in Event.__subclasses__()}


def entry_of(event: AnyEvent) -> Entry:
    """The event as it will be read again. Raises EntryError for one that could not be."""
    return read_entry(_encode(_cleaned(msgspec.to_builtins(event))))


def read_entry(text: bytes) -> Entry:
    """The entry that the text is. Raises EntryError."""
    try:
        text = harmless(text)
        try:
            event = _decode_event(text)
        except msgspec.ValidationError as error:
            head = _decode_head(text)
            if head.type in _KNOWN:
                raise EntryError(str(error)) from None
            return Entry(head.seq, head.id, text)
        if datetime.fromisoformat(event.time).tzinfo is None:
            raise EntryError(f"the time `{event.time}` has no zone")
    except (ValueError, RecursionError) as error:
        raise EntryError(str(error)) from None
    return Entry(event.seq, event.id, text, event)


def union(*sources: Iterable[Entry]) -> list[Entry]:
    """Every event of the sources once, in order; the same whatever the order of the sources.

    Where one id stands for two texts (someone edited one), the greater is kept.
    """
    kept: dict[str, Entry] = {}
    for source in sources:
        for entry in source:
            other = kept.get(entry.id)
            if other is None or (entry.seq, entry.text) > (other.seq, other.text):
                kept[entry.id] = entry
    return sorted(kept.values())


def known(entries: Iterable[Entry]) -> list[AnyEvent]:
    """The events of those entries whose type this Carrel knows."""
    return [entry.event for entry in entries if entry.event is not None]


def harmless(text: bytes) -> bytes:
    """The JSON text on one line, its strings without escape sequences and control characters.

    Raises ValueError when it is no JSON.
    """
    # JSON itself forbids the other control characters inside a string.
    shown = b"\x7f" not in text if text.isascii() else text.decode().isprintable()
    if shown and b"\\" not in text and b"\n" not in text:
        return text
    return _encode(_cleaned(msgspec.json.decode(text)))


def _cleaned(value: Any) -> Any:
    match value:
        case str():
            return cleaned(value)
        case list():
            return [_cleaned(item) for item in value]
        case dict():
            return {cleaned(key): _cleaned(item) for key, item in value.items()}
    return value
