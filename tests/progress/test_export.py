"""Exports: the document that merges again, and the table."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from tests.progress.making import answer, opened
from tui.progress import document
from tui.progress.events import Bookmarked, Event, NoteWritten
from tui.progress.export import COLUMNS, as_csv
from tui.progress.merge import merge_into


def test_what_is_exported_merges_again(tmp_path: Path) -> None:
    store = opened(tmp_path / "one")
    answer(store)
    path = tmp_path / "export.json"
    path.write_bytes(document.encode(store.entries()))
    other = opened(tmp_path / "two")
    merge_into(other, [path])
    assert other.state == store.state


def test_the_table_has_a_row_for_each_event() -> None:
    store = opened(None)
    given = answer(store, response='a, "b"\nc', fraction=0.5, certainty="sure", seconds=1.5)
    store.record(store.new(NoteWritten, course="c", lesson="l", section="s", text="why?"))
    store.record(store.new(Bookmarked, course="c", lesson="l", on=False))
    rows = list(csv.DictReader(io.StringIO(as_csv(store.events()), newline="")))
    first, note, bookmark = rows
    assert {name: first[name] for name in ("type", "id", "seq", "time", "response", "fraction", "final")} == {
        "type": "answer_given",
        "id": given.id,
        "seq": "1",
        "time": "2026-11-22T06:48:55.000Z",
        "response": 'a, "b"\nc',
        "fraction": "0.5",
        "final": "true",
    }
    assert (first["certainty"], first["seconds"], first["section"]) == ("sure", "1.5", "")
    assert (note["type"], note["section"], note["text"]) == ("note_written", "s", "why?")
    assert (bookmark["on"], bookmark["response"]) == ("false", "")


def test_every_field_of_every_event_has_a_column_or_is_left_out_on_purpose() -> None:
    left_out = {"tab", "block", "line", "offset", "seed", "questions", "mode", "minutes", "reset"}
    fields = {name for kind in Event.__subclasses__() for name in kind.__struct_fields__}
    assert fields - left_out <= set(COLUMNS)
    assert set(COLUMNS) - fields == {"type"}
