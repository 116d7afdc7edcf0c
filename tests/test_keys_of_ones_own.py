"""Keys of the person's own: used where they can be, refused in words where not, and shown wherever keys are."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.app.driving import COURSES, press, screen_text
from tui.actions.remap import checked, displayed, every_action
from tui.actions.study import STUDY
from tui.app import CarrelApp
from tui.cli import main
from tui.config import KeyChoice, read_config
from tui.course.loading import open_course
from tui.desk import Desk
from tui.progress.store import Store
from tui.screens.help import HelpScreen
from tui.screens.quiz import QuizScreen


def test_every_table_is_known() -> None:
    known = every_action()
    assert {action.id for action in STUDY} <= set(known)
    assert {"app.quit", "quiz.submit", "read.find", "statistics.leave"} <= set(known)
    assert len(known) > 60


@pytest.mark.parametrize(
    ("keys", "found"), [("x", "x"), ("*", "asterisk"), ("ctrl+x, f5", "ctrl+x,f5"), (",", "comma"), ("X", "X")]
)
def test_keys_are_named_as_textual_names_them(keys: str, found: str) -> None:
    keymap, faults = checked({"study.plan": keys})
    assert not faults
    assert keymap["study.plan"].split(",")[0] == found.split(",")[0]


@pytest.mark.parametrize(
    ("name", "keys", "words"),
    [
        ("study.quizz", "x", "there is no action `study.quizz` (did you mean `study.quiz`?)"),
        ("study.quiz", "hello", "`hello` is no key"),
        ("study.quiz", "", "is no key"),
        ("study.quiz", "hyper+x", "`hyper+x` is no key"),
        ("study.quiz", "c", "which is on the same screen"),
        ("study.quiz", "q", "can't have a key of `app.quit`"),
    ],
)
def test_what_can_not_be_used_is_said(name: str, keys: str, words: str) -> None:
    keymap, faults = checked({name: keys})
    assert keymap == {}
    assert words in faults[name]


def test_two_actions_may_change_places() -> None:
    keymap, faults = checked({"study.compare": "x", "study.quiz": "c"})
    assert not faults and keymap == {"study.compare": "x", "study.quiz": "c"}


@pytest.mark.parametrize(("key", "shown"), [("x", "x"), ("ctrl+x", "^x"), ("f5", "F5"), ("slash,x", "/")])
def test_how_a_key_is_shown(key: str, shown: str) -> None:
    assert displayed(key) == shown


def test_keys_stand_in_the_settings_with_their_place(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('theme = "carrel-light"\n[keys]\n"study.quiz" = "x"\n')
    config, notices = read_config(tmp_path / "config.toml")
    assert not notices
    assert config.theme == "carrel-light"
    assert config.keys == (KeyChoice("study.quiz", "x", f"{tmp_path}/config.toml:3"),)
    (tmp_path / "config.toml").write_text('[keys]\n"study.quiz" = 3\n')
    assert "`keys` should be a table" in read_config(tmp_path / "config.toml")[1][0]


async def test_own_keys_work_and_are_shown() -> None:
    desk = Desk(open_course(COURSES / "small"), Store.open(None, device="test", now=lambda: datetime.now(UTC)))
    app = CarrelApp(desk, keymap={"study.quiz": "x", "app.help": "f5"})
    async with app.run_test(size=(160, 40)) as pilot:
        await pilot.pause()
        assert "x Quiz" in screen_text(pilot) and "F5 Help" in screen_text(pilot)
        await press(pilot, "f5")
        assert isinstance(app.screen, HelpScreen)
        assert "x  " in screen_text(pilot) and "Take this lesson's quiz" in screen_text(pilot)
        await press(pilot, "escape", "t")
        assert not isinstance(app.screen, QuizScreen)
        await press(pilot, "x")
        assert isinstance(app.screen, QuizScreen)


def test_the_command_line_still_runs_with_wrong_keys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CARREL_HOME", str(tmp_path))
    (tmp_path / "config.toml").write_text("[keys]\nnonsense = 'x'\n")
    with pytest.raises(SystemExit) as done:
        main(["courses"])
    assert done.value.code == 0
    assert "welcome" in capsys.readouterr().out
