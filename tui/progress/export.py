"""Progress as files for others: the JSON document that `merge` reads, and a table with a row for each event."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

import msgspec

from .events import AnyEvent

# What each column holds is said in the README; one that an event has nothing for is empty.
COLUMNS = (
    "seq",
    "time",
    "device",
    "type",
    "course",
    "lesson",
    "section",
    "question",
    "question_kind",
    "item",
    "lab",
    "goal",
    "step",
    "choice",
    "answer",
    "attempt",
    "response",
    "fraction",
    "certainty",
    "hints",
    "tries",
    "seconds",
    "final",
    "passed",
    "whole",
    "on",
    "text",
    "recall",
    "id",
)


def as_csv(events: Iterable[AnyEvent]) -> str:
    """The events as comma-separated values, a heading first."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for event in events:
        values = msgspec.structs.asdict(event) | {"type": event.__struct_config__.tag}
        writer.writerow({name: _cell(value) for name, value in values.items()})
    return text.getvalue()


def _cell(value: object) -> object:
    return str(value).lower() if isinstance(value, bool) else value
