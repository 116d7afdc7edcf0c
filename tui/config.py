"""The person's settings, in `config.toml`: read, never required, never written."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from .course.files import exists, expanded, read_text
from .course.nearest import did_you_mean
from .course.problems import CourseError, shortened
from .folders import home

NAME = "config.toml"


# What each setting is, for whoever wrote something else.
_EXPECTED = {"courses": 'a list of folders, such as courses = ["~/courses/my-course"]'}
_AT = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)


class Config(msgspec.Struct, frozen=True):
    """The settings. `courses` are course folders, or folders of them, besides those in `CARREL_HOME/courses`."""

    courses: tuple[str, ...] = ()

    def course_folders(self) -> list[Path]:
        """The folders under `courses`; `~` is the person's home."""
        return [expanded(folder) for folder in self.courses]


def config_file(environment: Mapping[str, str] = os.environ) -> Path:
    """Where the settings are: in `CARREL_HOME`, or the platform's folder for settings."""
    if environment.get("CARREL_HOME"):
        return home(environment) / NAME
    import platformdirs

    return Path(platformdirs.user_config_dir("carrel", appauthor=False)) / NAME


def read_config(path: Path) -> tuple[Config, tuple[str, ...]]:
    """The settings in a file, and what is wrong with it, a sentence each; what is wrong keeps its default."""
    if not exists(path):
        return Config(), ()
    # Late: most people have no settings, and their start need not pay for reading them.
    import tomllib

    try:
        text = read_text(path)
        data = tomllib.loads(text)
    except CourseError as error:
        return Config(), tuple(problem.sentence() for problem in error.problems)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return Config(), (f"{_unreadable(path, text, str(error))}; no setting of it is used",)
    settings: dict[str, Any] = {}
    notices = []
    for key, value in data.items():
        if key not in Config.__struct_fields__:
            advice = did_you_mean(key, Config.__struct_fields__)
            notices.append(f"{path}:{_line(text, key)}: there is no setting `{shortened(key)}` ({advice})")
            continue
        try:
            settings[key] = getattr(msgspec.convert({key: value}, Config), key)
        except msgspec.ValidationError:
            notices.append(f"{path}:{_line(text, key)}: `{key}` should be {_EXPECTED[key]}; it is not used")
    return Config(**settings), tuple(notices)


def _unreadable(path: Path, text: str, error: str) -> str:
    """Where and why the file is no TOML."""
    if found := _AT.fullmatch(error):
        reason, line, column = found.groups()
        place = f"{line}:{column}" if line else f"{len(text.splitlines())}"
        return f"{path}:{place}: is no TOML: {reason[:1].lower()}{reason[1:]}"
    return f"{path}: is no TOML: {shortened(error)}"


def _line(text: str, key: str) -> int:
    """The line that sets this key, from 1."""
    found = re.search(rf"^[ \t]*[\[\"']*{re.escape(key)}\b", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1
