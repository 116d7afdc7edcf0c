"""The person's own editor, on a text of theirs."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path


class EditorError(Exception):
    """The text could not be edited; says why, and where what was written is, if anything was."""


def edited(text: str, environment: Mapping[str, str] = os.environ) -> str:
    """The text as $VISUAL or $EDITOR leaves it; the editor has the terminal meanwhile. Raises EditorError."""
    command = _command(environment)
    path = set_aside(text)
    trouble = _run([*command, str(path)])
    try:
        written = path.read_bytes()
        found = written.decode("utf-8-sig")
    except OSError as error:
        raise EditorError(f"{trouble or 'What the editor wrote is not there.'} ({error.strerror}: {path})") from None
    except UnicodeDecodeError:
        raise EditorError(f"What the editor wrote is not UTF-8. It is in {path}") from None
    if trouble and written != text.encode():
        raise EditorError(f"{trouble} What was written is in {path}")
    path.unlink(missing_ok=True)
    if trouble:
        raise EditorError(trouble)
    return found


def set_aside(text: str) -> Path:
    """A new file of the person's own with this text. Raises EditorError where none can be made."""
    try:
        handle, name = tempfile.mkstemp(prefix="carrel-note-", suffix=".md")
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise EditorError(f"No file can be made for the editor: {error.strerror}.") from None
    return Path(name)


def _command(environment: Mapping[str, str]) -> list[str]:
    wanted = environment.get("VISUAL") or environment.get("EDITOR") or ""
    try:
        command = shlex.split(wanted)
    except ValueError:
        raise EditorError(f"$VISUAL or $EDITOR is no command: {wanted}") from None
    if not command:
        raise EditorError("No editor is named. Set $VISUAL or $EDITOR, for example: export EDITOR=nano")
    return command


def _run(command: list[str]) -> str:
    """Run the editor; '' when all went well, or what went wrong."""
    try:
        code = subprocess.run(command, check=False).returncode
    except FileNotFoundError:
        return f"There is no editor {command[0]}. Set $VISUAL or $EDITOR to one that you have."
    except OSError as error:
        return f"The editor {command[0]} can't be started: {error.strerror}."
    return f"The editor {command[0]} ended with code {code}." if code else ""
