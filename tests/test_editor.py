"""The person's own editor: what it writes comes back, and whatever it does, nothing is lost."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from tui.editor import EditorError, edited


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the files for the editor are made."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def editor(tmp_path: Path, script: str) -> dict[str, str]:
    """An environment whose editor is this shell script; its file is `$1`."""
    path = tmp_path / "my editor"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return {"EDITOR": f"'{path}'"}


def test_what_the_editor_writes_comes_back_and_its_file_goes(tmp_path: Path, scratch: Path) -> None:
    assert edited("old ½", editor(tmp_path, 'echo " new" >> "$1"')) == "old ½ new\n"
    assert not list(scratch.iterdir())


def test_visual_comes_before_editor(tmp_path: Path) -> None:
    assert edited("a", editor(tmp_path, "exit 1") | {"VISUAL": "true"}) == "a"


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({}, "No editor is named. Set $VISUAL or $EDITOR"),
        ({"EDITOR": "no-such-editor-here -w"}, "There is no editor no-such-editor-here."),
        ({"EDITOR": "/"}, "can't be started"),
        ({"EDITOR": "'"}, "is no command"),
        ({"EDITOR": "false"}, "The editor false ended with code 1."),
    ],
)
def test_no_editor_is_said(environment: dict[str, str], words: str, scratch: Path) -> None:
    with pytest.raises(EditorError) as trouble:
        edited("text", environment)
    assert words in str(trouble.value) and not list(scratch.iterdir())


def test_what_a_failing_editor_wrote_is_kept(tmp_path: Path, scratch: Path) -> None:
    with pytest.raises(EditorError) as trouble:
        edited("old", editor(tmp_path, 'echo new > "$1"; exit 3'))
    (file,) = scratch.iterdir()
    assert str(file) in str(trouble.value) and "code 3" in str(trouble.value) and file.read_text() == "new\n"


def test_what_is_no_text_is_kept(tmp_path: Path, scratch: Path) -> None:
    with pytest.raises(EditorError) as trouble:
        edited("old", editor(tmp_path, "printf '\\377\\376' > \"$1\""))
    (file,) = scratch.iterdir()
    assert str(file) in str(trouble.value) and "not UTF-8" in str(trouble.value)


def test_a_file_that_the_editor_took_away_is_said(tmp_path: Path) -> None:
    with pytest.raises(EditorError, match="is not there"):
        edited("old", editor(tmp_path, 'rm "$1"'))


def test_only_the_person_can_read_the_file(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    edited("old", editor(tmp_path, f'ls -l "$1" > "{seen}"'))
    assert seen.read_text().startswith("-rw-------")
