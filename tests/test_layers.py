"""The floors of the house: what is below the line never brings the screen in."""

from __future__ import annotations

import subprocess
import sys

import pytest

LOWER_FLOORS = ["questions", "course", "compare", "progress", "quiz", "review", "labs", "desk", "examiner", "folders"]


def _loaded_after(statement: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after the statement."""
    script = f"{statement}\nimport sys\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    return set(done.stdout.split())


@pytest.mark.parametrize("floor", LOWER_FLOORS)
def test_a_lower_floor_loads_neither_textual_nor_rich(floor: str) -> None:
    everything = (
        f"import importlib, pkgutil; package = importlib.import_module('tui.{floor}')\n"
        "for module in pkgutil.walk_packages(getattr(package, '__path__', []), package.__name__ + '.'):\n"
        "    importlib.import_module(module.name)"
    )
    assert not {"textual", "rich"} & _loaded_after(everything)


@pytest.mark.parametrize("words", [["--version"], ["courses"], ["status"], ["check", "lessons"]])
def test_commands_for_scripts_never_load_textual(words: list[str]) -> None:
    statement = f"from tui.cli import main\ntry:\n    main({words!r})\nexcept SystemExit:\n    pass"
    assert "textual" not in _loaded_after(statement)


def test_the_version_loads_next_to_nothing() -> None:
    loaded = _loaded_after("from tui.cli import main\ntry:\n    main(['--version'])\nexcept SystemExit:\n    pass")
    assert not {"msgspec", "yaml", "tui.course", "tui.commands"} & loaded


def test_opening_the_desk_loads_neither_pygments_nor_numpy() -> None:
    loaded = _loaded_after("import tui.app, tui.screens.study, tui.desk")
    assert not {"pygments", "numpy", "fsrs"} & loaded
