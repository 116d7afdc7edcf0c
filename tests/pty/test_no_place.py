"""No folder that can be written to, or none at all: it is said in a sentence, and what was done is not lost."""

from __future__ import annotations

import os
import pwd
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.driving import COURSES
from tests.app.terminal import Terminal
from tui.cli import main
from tui.commands import common
from tui.config import config_file
from tui.folders import HomelessError, home

CARREL = [sys.executable, "-m", "tui.cli"]
EVERY_KIND = str(COURSES / "every-kind")
# Root may write everywhere, unless it gives that up.
POWERLESS = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    """A data folder with something in it, that can only be read."""
    if POWERLESS and shutil.which("setpriv") is None:
        pytest.skip("root can't give up its powers here")
    folder = tmp_path / "sealed"
    plain(folder, "notes", "choosing", "what was there", "--course", EVERY_KIND)
    for path in (folder, *folder.rglob("*")):
        path.chmod(path.stat().st_mode & ~0o222)
    return folder


def environment(folder: Path, rest: Path) -> dict[str, str]:
    return {"CARREL_HOME": str(folder), "TMPDIR": str(rest), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}


def plain(folder: Path, *words: str, typed: str = "", powers: bool = True) -> subprocess.CompletedProcess[str]:
    command = [*([] if powers else POWERLESS), *CARREL, *words]
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        input=typed,
        env=environment(folder, folder.parent),
        timeout=60,
        check=False,
    )


def rescued(words: str, home_folder: Path) -> str:
    """What comes of doing what was advised, in another home."""
    found = re.search(r"carrel progress merge (\S+carrel-unsaved-\w+\.json)", "".join(words.split("\n")))
    assert found, words
    assert "new entr" in plain(home_folder, "progress", "merge", found[1]).stdout
    return plain(home_folder, "progress", "export").stdout


def test_the_desk_on_a_folder_that_can_only_be_read(sealed: Path, tmp_path: Path) -> None:
    command = [*POWERLESS, *CARREL, EVERY_KIND]
    with Terminal(command, 100, 30, environment(sealed, tmp_path)) as terminal:
        terminal.wait_for("can't be saved")
        terminal.press("t")
        terminal.wait_for("1/")
        # Enter counts only when the question has stood for a moment.
        terminal.read(0.6)
        terminal.press("a")
        terminal.press("\r")
        terminal.read(0.6)
        terminal.press("\x11")
        assert terminal.exit_code() == 1
        assert b"Traceback" not in terminal.raw
        said = terminal.raw.decode().rpartition("\x1b[?1049l")[2].replace("\r", "")
    assert "answer_given" in rescued(said, tmp_path / "other")


@pytest.mark.parametrize(
    ("words", "typed", "done"),
    [
        (["quiz", "choosing"], "a\ntrue\n" * 5, "answer_given"),
        (["notes", "choosing", "a thought"], "", "a thought"),
        (["read", "choosing", "--done"], "", "lesson_read"),
    ],
)
def test_plain_commands_on_it(sealed: Path, tmp_path: Path, words: list[str], typed: str, done: str) -> None:
    said = plain(sealed, *words, "--course", EVERY_KIND, typed=typed, powers=False)
    assert said.returncode == 1 and "Traceback" not in said.stderr
    assert "can't be saved" in said.stderr and "quiz waits" not in said.stderr
    assert done in rescued(said.stderr, tmp_path / "other")


def test_what_would_write_over_it_changes_nothing(sealed: Path) -> None:
    other = sealed.parent / "other"
    plain(other, "notes", "choosing", "elsewhere", "--course", EVERY_KIND)
    for words in (["reset", "--yes"], ["merge", str(other / "progress.json")]):
        said = plain(sealed, "progress", *words, powers=False)
        assert said.returncode == 1 and not said.stdout and "Traceback" not in said.stderr
        assert "nothing was changed" in said.stderr or "Nothing was taken in" in said.stderr


def test_what_can_be_kept_nowhere_is_said_to_be_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(**_: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(common.tempfile, "mkstemp", full)
    (tmp_path / "file").touch()
    monkeypatch.setenv("CARREL_HOME", str(tmp_path / "file"))
    with pytest.raises(SystemExit) as done:
        main(["notes", "choosing", "a thought", "--course", EVERY_KIND])
    assert done.value.code == 1 and "(No space left on device): it is not kept" in capsys.readouterr().err


def test_a_home_of_a_user_that_is_not_there_is_a_sentence() -> None:
    command = ["env", "-u", "HOME", "CARREL_HOME=~no-such-user/x", *CARREL]
    with Terminal(command, 80, 24, {}) as terminal:
        assert terminal.exit_code() == 1
        assert b"Traceback" not in terminal.raw and "export CARREL_HOME=" in terminal.screen


@pytest.fixture
def _nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """A user without a name or home, as containers have."""

    def unknown(number: int) -> None:
        raise KeyError(number)

    monkeypatch.setattr(pwd, "getpwuid", unknown)
    for name in ("HOME", "CARREL_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("_nobody")
@pytest.mark.parametrize("words", [["paths"], ["read"], ["progress", "path"], ["--debug", "status"], ["serve"]])
def test_nobody_is_told_to_say_where(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as done:
        main(words)
    assert done.value.code == 1 and "this user has no home folder" in capsys.readouterr().err


@pytest.mark.usefixtures("_nobody")
def test_nobody_may_do_what_needs_no_place(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["check", str(COURSES / "every-kind")], ["completions", "bash"], ["schema"]):
        with pytest.raises(SystemExit) as done:
            main(words)
        assert done.value.code == 0 and "no home folder" not in capsys.readouterr().err


@pytest.mark.usefixtures("_nobody")
def test_a_place_that_was_named_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for find in (home, config_file):
        with pytest.raises(HomelessError):
            find()
    monkeypatch.setenv("CARREL_HOME", str(tmp_path))
    assert home() == tmp_path and config_file().parent == tmp_path
