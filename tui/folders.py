"""Where things live: the person's data, and what ships with the program."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path


class HomelessError(Exception):
    """The system knows no folder of the person's: a container with neither HOME nor a user of that number."""

    def __init__(self) -> None:
        super().__init__(
            "where to keep your progress can't be told: this user has no home folder. Say where, such as: "
            'export CARREL_HOME="/tmp/carrel"'
        )


def home(environment: Mapping[str, str] = os.environ) -> Path:
    """The folder for everything of the person's: `CARREL_HOME`, or the platform's data folder. Raises
    HomelessError."""
    try:
        if chosen := environment.get("CARREL_HOME"):
            return Path(chosen).expanduser()
        # Late: a start with CARREL_HOME set does not pay for it.
        import platformdirs

        return Path(platformdirs.user_data_dir("carrel", appauthor=False))
    except RuntimeError as error:
        # Both look the home folder up, and say so when there is none.
        raise HomelessError from error


def shipped(name: str) -> Path:
    """A folder that ships with the program (`lessons`, `styles`): in the installed package, else in the checkout."""
    package = Path(__file__).parent
    installed = package / name
    return installed if installed.is_dir() else package.parent / name
