"""The document that progress is kept in, exported as and merged from: JSON with a format, a version and events."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal

import msgspec

from .entries import Entry, EntryError, read_entry

FORMAT = "carrel-progress"
# A new type of event, or a new field of one, is no new version: older Carrels keep what they don't know.
# A field that comes to mean something else, or to take other values, is.
VERSION = 1
Migration = Callable[[list[Any]], list[Any]]
# What makes the events of a document those of the next version, by the version it starts from.
MIGRATIONS: dict[int, Migration] = {}


class Document(msgspec.Struct):
    """What a file held: its entries as they stood, and the faults of what could not be read, in words.

    `version` is the file's own; one newer than VERSION must not be written over.
    """

    entries: list[Entry] = []
    faults: list[str] = []
    version: int = VERSION

    @property
    def newer(self) -> bool:
        return self.version > VERSION


class _Label(msgspec.Struct):
    format: Literal["carrel-progress"]
    version: int


class _Outline(_Label):
    events: list[msgspec.Raw]


def encode(entries: Iterable[Entry]) -> bytes:
    """The document with these entries, an event on each line."""
    head = f'{{"format": "{FORMAT}", "version": {VERSION}, "events": [\n'
    return head.encode() + b",\n".join(entry.text for entry in entries) + b"\n]}\n"


def read(data: bytes) -> Document:
    """The document that the bytes hold, or as much of it as can be read."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        if not data.isascii():
            data.decode()
        outline = msgspec.json.decode(data, type=_Outline)
        document = _read_entries(data, _migrated(outline.events, outline.version))
        document.version = outline.version
    except (ValueError, RecursionError) as error:
        version = _version(data)
        return Document(version=version) if version > VERSION else _rescued(data, error)
    return document


def _version(data: bytes) -> int:
    """The version of a document whose other contents are not as they should be; 0 when it states none."""
    try:
        return msgspec.json.decode(data, type=_Label).version
    except (ValueError, RecursionError):
        return 0


def _rescued(data: bytes, error: Exception) -> Document:
    """What the lines hold that are whole events: the file may have been cut off, or spoilt in one place."""
    document = _read_entries(data, [line.strip().rstrip(b",") for line in data.splitlines()])
    document.faults = [_in_words(error, data)]
    return document


def _read_entries(data: bytes, texts: Iterable[bytes | msgspec.Raw]) -> Document:
    document = Document([], [])
    for text in map(bytes, texts):
        try:
            document.entries.append(read_entry(text))
        except EntryError as damage:
            line = data.count(b"\n", 0, data.find(text)) + 1
            document.faults.append(f"line {line}: {damage}")
    return document


def _migrated(texts: list[msgspec.Raw], version: int) -> list[Any]:
    """The events of an older version as this one has them. Raises EntryError when there is no way from there."""
    if version >= VERSION:
        return texts
    events = [msgspec.json.decode(text) for text in texts]
    for step in range(version, VERSION):
        if step not in MIGRATIONS:
            raise EntryError(f"version {version} is none that Carrel has ever written")
        events = MIGRATIONS[step](events)
    return [msgspec.json.encode(event) for event in events]


def _in_words(error: Exception, data: bytes) -> str:
    """What is wrong with a file, and on which line."""
    if not data.strip(b"\0 \t\r\n"):
        return "it is empty"
    match error:
        case UnicodeDecodeError():
            return f"line {_line(data, error.start)} is not UTF-8 text"
        case EntryError():
            return str(error)
        case msgspec.ValidationError():
            return f"it does not have the shape of a Carrel progress file ({error})"
        case RecursionError():
            return "it is nested too deeply"
    if "truncated" in str(error):
        return f"it breaks off in line {_line(data, len(data.rstrip()))}"
    place = str(error).rpartition("(byte ")[2].rstrip(")")
    return f"line {_line(data, int(place))} is not JSON" if place.isdigit() else f"it is not JSON ({error})"


def _line(data: bytes, place: int) -> int:
    return data.count(b"\n", 0, place) + 1
