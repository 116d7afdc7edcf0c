"""What the documents say is what the program does."""

from __future__ import annotations

import re
import runpy
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import get_args

import pytest

from tui.actions.comparing import COMPARE, RECALL
from tui.actions.everywhere import EVERYWHERE
from tui.actions.lab import LAB
from tui.actions.quiz import EXAM, QUIZ, RESULTS
from tui.actions.reading import FOUND, READ
from tui.actions.remap import checked, every_action
from tui.actions.study import STUDY
from tui.config import Config, read_config
from tui.progress.events import AnyEvent, Event
from tui.recent import USUAL as USUAL_WIDTH
from tui.review.settings import USUAL

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
COMMON = set(Event.__struct_fields__)


@pytest.mark.parametrize("kind", get_args(AnyEvent), ids=lambda kind: kind.__struct_config__.tag)
def test_every_field_of_every_event_is_in_the_readme(kind: type[Event]) -> None:
    row = next(line for line in README.splitlines() if line.startswith(f"| `{kind.__struct_config__.tag}` |"))
    named = set(re.findall(r"`([a-z_]+)`", row)) - {str(kind.__struct_config__.tag), "course"}
    fields = set(kind.__struct_fields__) - COMMON
    assert fields <= named
    assert named <= fields


def test_every_command_is_in_the_readme_and_the_other_way_round() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui.cli", "--help"], capture_output=True, text=True, check=True, timeout=60, cwd=ROOT
    )
    commands = set(re.findall(r"^    ([a-z]+)\b", done.stdout, re.MULTILINE))
    named = set(re.findall(r"^carrel ([a-z]+) ", README, re.MULTILINE))
    assert commands == named


@pytest.mark.parametrize(
    "action",
    [*EVERYWHERE, *STUDY, *READ, *COMPARE, *RECALL, *LAB, *FOUND, *QUIZ, *EXAM, *RESULTS],
    ids=lambda action: action.id,
)
def test_every_key_is_in_the_readme(action: object) -> None:
    table = README[README.index("## Keys") : README.index("The signs in the lesson list")]
    keys = re.findall(r"`([^`]+)`", table)
    shown = {"^p": "Ctrl+P", "^s": "Ctrl+S"}.get(action.shown, action.shown)  # type: ignore[attr-defined]
    assert shown in keys


def said_by(*words: str) -> str:
    command = [sys.executable, "-m", "tui.cli", *words, "--help"]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60, cwd=ROOT).stdout


def options_named() -> dict[str, set[str]]:
    """The options that the README's lines of code give each command; those of `progress` by what it is to do."""
    named: dict[str, set[str]] = {}
    for line in re.findall(r"^(?:\.venv/bin/)?carrel (.+)", README, re.MULTILINE):
        words = re.findall(r"[a-z]+", line)
        command = "" if line[0] in "[-" else words[0] if words[0] != "progress" else " ".join(words[:2])
        named.setdefault(command, set()).update(re.findall(r"--[a-z]+", line))
    return named


@pytest.mark.parametrize("command", sorted(command for command, options in options_named().items() if options))
def test_every_option_in_the_readme_exists(command: str) -> None:
    options = options_named()[command]
    if not command:
        assert options == {"--lesson", "--version", "--help"}
        return
    assert options <= set(re.findall(r"--[a-z]+", said_by(*command.split())))


COMMANDS_OF_PROSE = ("lab", "serve", "progress reset", "progress export", "review", "read")


def test_options_told_in_prose_exist() -> None:
    everything = {
        option for words in COMMANDS_OF_PROSE for option in re.findall(r"--[a-z]+", said_by(*words.split()))
    }
    prose = re.sub(r"```.*?```", "", README, flags=re.DOTALL)
    named = set(re.findall(r"(?<![\w-])--[a-z]+", prose)) - {"--debug"}
    assert named and named <= everything


def example(tmp_path: Path) -> Path:
    """The README's config.toml, in a file."""
    settings = README[README.index("## Settings") :]
    file = tmp_path / "config.toml"
    file.write_text(settings.split("```toml\n")[1].split("```")[0], encoding="utf-8")
    return file


def test_the_example_of_settings_is_taken_and_gives_the_usual_ones(tmp_path: Path) -> None:
    config, notices = read_config(example(tmp_path))
    assert notices == ()
    assert (config.review, config.width, config.courses, config.ascii) == (USUAL, USUAL_WIDTH, (), Config().ascii)
    keymap, faults = checked({key.action: key.keys for key in config.keys})
    assert keymap and not faults


def test_every_setting_is_in_the_example(tmp_path: Path) -> None:
    given = tomllib.loads(example(tmp_path).read_text(encoding="utf-8"))
    assert set(given) == set(Config.__struct_fields__)
    assert set(given["review"]) == set(USUAL.__struct_fields__)


def test_the_page_of_keys_is_current() -> None:
    page = (ROOT / "docs" / "keys.md").read_text(encoding="utf-8")
    assert page == runpy.run_path(str(ROOT / "docs" / "keys.py"))["page"](), "python docs/keys.py makes it anew"
    assert all(f"`{name}`" in page for name in every_action())
    chosen = tomllib.loads(page.split("```toml\n")[1].split("```")[0])["keys"]
    assert len(checked(chosen)[0]) == len(chosen)


@pytest.mark.parametrize("text", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_every_path_that_is_named_exists(text: str) -> None:
    named = set(re.findall(r"`((?:tui|tests|docs|lessons|styles|\.ci|\.github)/[\w./*-]*)`", text))
    named |= {path.split("#")[0] for path in re.findall(r"\]\((?!https?:)([^)#][^)]*)\)", text)}
    assert named
    # NAME stands for the name of what is made.
    missing = [path for path in named if not [*ROOT.glob(path.replace("NAME", "*").rstrip("/"))]]
    assert not missing


def test_every_heading_that_is_linked_exists() -> None:
    headings = {
        re.sub(r"[^a-z0-9 -]", "", line.lower()).replace(" ", "-") for line in re.findall(r"^#+ (.+)", README, re.M)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", README)) <= headings


def test_the_pictures_exist() -> None:
    for name in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README):
        assert (ROOT / name).is_file(), f"{name} is missing: python docs/picture.py or docs/cast.py makes it"
