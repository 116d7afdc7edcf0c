"""What this computer remembers: where courses were, how it looks; and nothing is lost when it can't."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.recent import LOOKS, NAME, Looks, folder_of, folders, looks, remember, remember_looks


def test_how_it_looks_is_remembered_and_courses_beside_it(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert looks(home) == Looks(None, "")
    remember_looks(home, Looks(96))
    remember(home, "course", tmp_path)
    remember_looks(home, Looks(100, "nord"))
    assert looks(home) == Looks(100, "nord") and folder_of(home, "course") == tmp_path


@pytest.mark.parametrize("text", ["", "{", "[]", '{"width": 12}', '{"width": 4000}', '{"width": "wide"}'])
def test_a_spoilt_note_is_as_good_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / LOOKS).write_text(text)
    assert looks(tmp_path) == Looks()


def test_a_note_that_cannot_be_written_is_no_loss(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where the folder should be")
    remember_looks(tmp_path / "home", Looks(96))
    assert looks(tmp_path / "home") == Looks()


def test_a_folder_that_no_system_can_have_is_forgotten(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text('{"a": "/tmp/\\u0000", "b": "/tmp/b"}')
    assert folders(tmp_path) == [Path("/tmp/b")]
