"""The person's settings, in `config.toml`: read, never required, never written."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from .course.files import exists, expanded, read_text
from .course.nearest import did_you_mean
from .course.problems import CourseError, shortened
from .folders import HomelessError, home
from .recent import USUAL as USUAL_WIDTH
from .recent import LineWidth
from .review.settings import USUAL, Settings, SettingsError

NAME = "config.toml"
T = TypeVar("T")

# What each setting is, for whoever wrote something else.
_EXPECTED = {
    "theme": 'the name of a theme, such as "carrel-light"',
    "keys": 'a table: [keys] on a line of its own, and under it such as "study.quiz" = "t"',
    "courses": 'a list of folders, such as courses = ["~/courses/my-course"]',
    "width": "a whole number from 40 to 120, such as 80",
    "review": "a table: [review] on a line of its own, and under it such as limit = 60",
    "retention": "a share, such as 0.9",
    "limit": "a whole number, such as 60",
    "fresh": "a whole number, such as 10",
    "rest_days": "a whole number, such as 2",
    "streak": "true or false",
    "ascii": "true or false",
}
# The settings under [review], and what each holds.
_REVIEW: dict[str, type] = {"retention": float, "limit": int, "fresh": int, "rest_days": int, "streak": bool}
_AT = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)


class KeyChoice(msgspec.Struct, frozen=True):
    """Keys that the person gave an action, such as `ctrl+n` or `n,N`; `place` is the file and line that say so."""

    action: str
    keys: str
    place: str


class Config(msgspec.Struct, frozen=True):
    """The settings. `courses` are course folders, or folders of them, besides those in `CARREL_HOME/courses`;
    `review` is how reviews are dealt out; `width` is how many columns a line of a lesson may have; `theme` is
    a theme's name ('' for the usual one); `keys` are keys of the person's own; `ascii` draws plots without other
    signs than ASCII's."""

    courses: tuple[str, ...] = ()
    review: Settings = USUAL
    width: int = USUAL_WIDTH
    theme: str = ""
    keys: tuple[KeyChoice, ...] = ()
    ascii: bool = False

    def course_folders(self) -> list[Path]:
        """The folders under `courses`; `~` is the person's home."""
        return [expanded(folder) for folder in self.courses]


def ascii_terminal(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the terminal shows no braille dots or blocks: the console of Linux, or a locale that is not UTF-8."""
    if environment.get("TERM") == "linux":
        return True
    locale = next((environment[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if environment.get(name)), "")
    # Without any locale (Windows, containers) the terminal is asked nothing: nearly all of them know UTF-8.
    return bool(locale) and "utf" not in locale.lower()


def config_file(environment: Mapping[str, str] = os.environ) -> Path:
    """Where the settings are: in `CARREL_HOME`, or the platform's folder for settings. Raises HomelessError."""
    if environment.get("CARREL_HOME"):
        return home(environment) / NAME
    import platformdirs

    try:
        return Path(platformdirs.user_config_dir("carrel", appauthor=False)) / NAME
    except RuntimeError as error:
        raise HomelessError from error


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
    reading = _Reading(path, text)
    chosen = reading.known(data, Config.__struct_fields__, "")
    courses = reading.value("courses", chosen.get("courses", ()), tuple[str, ...], ())
    width = reading.value("width", chosen.get("width", USUAL_WIDTH), LineWidth, USUAL_WIDTH)
    theme = reading.value("theme", chosen.get("theme", ""), str, "")
    review, keys = reading.review(chosen.get("review", {})), reading.keys(chosen.get("keys", {}))
    ascii_only = reading.value("ascii", chosen.get("ascii", False), bool, False)
    return Config(courses, review, width, theme, keys, ascii_only), tuple(reading.notices)


class _Reading:
    """Takes the settings of one file as they should be, and says of each that is not what and where it is."""

    def __init__(self, path: Path, text: str) -> None:
        self.notices: list[str] = []
        self._path, self._text = path, text

    def known(self, data: Mapping[str, Any], names: Collection[str], table: str) -> dict[str, Any]:
        """Those of a table that there are settings for."""
        for key in [key for key in data if key not in names]:
            where = f" under [{table}]" if table else ""
            self._say(key, f"there is no setting `{shortened(key)}`{where} ({did_you_mean(key, tuple(names))})")
        return {key: value for key, value in data.items() if key in names}

    def value(self, key: str, value: Any, kind: Any, default: T) -> T:
        """The value of a setting if it is of its kind."""
        try:
            converted: T = msgspec.convert(value, kind)
        except msgspec.ValidationError:
            self._say(key, f"`{key}` should be {_EXPECTED[key]}; it is not used")
            return default
        return converted

    def review(self, table: Any) -> Settings:
        """The settings under [review]; one that is out of its range keeps its default."""
        given = self.known(self.value("review", table, dict[str, Any], {}), _REVIEW, "review")
        settings = USUAL
        for key, value in given.items():
            value = self.value(key, value, _REVIEW[key], getattr(settings, key))
            try:
                settings = Settings(**(msgspec.structs.asdict(settings) | {key: value}))
            except SettingsError as error:
                self._say(key, f"{error} {getattr(settings, key):g} is used.")
        return settings

    def keys(self, table: Any) -> tuple[KeyChoice, ...]:
        """The keys under [keys]; whether there are such actions is for the screens to say."""
        chosen: dict[str, str] = self.value("keys", table, dict[str, str], {})
        return tuple(
            KeyChoice(action, keys, f"{self._path}:{_line(self._text, action)}") for action, keys in chosen.items()
        )

    def _say(self, key: str, words: str) -> None:
        self.notices.append(f"{self._path}:{_line(self._text, key)}: {words}")


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
