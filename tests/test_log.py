"""A fault of Carrel's own: a sentence for the person, the details in the log; `--debug` shows more."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from textual.worker import WorkerFailed

from tests.app.driving import desk, make_app
from tui import log
from tui.cli import main
from tui.commands import search
from tui.progress.store import Store


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CARREL_HOME", str(tmp_path))
    # Set and taken away again, so that what `--debug` sets does not outlast the test.
    monkeypatch.setenv(log.DEBUG, "")


def boom(*_: object, **__: object) -> None:
    raise RuntimeError("a wheel came off")


def test_a_fault_in_a_command_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(search, "course_named", boom)
    with pytest.raises(SystemExit) as done:
        main(["search", "words"])
    said = capsys.readouterr().err
    assert done.value.code == 1
    assert "Traceback" not in said and str(tmp_path / "carrel.log") in said and "--debug" in said
    written = (tmp_path / "carrel.log").read_text()
    assert "a wheel came off" in written and "Traceback" in written


def test_debug_shows_the_traceback_and_takes_notes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(search, "course_named", boom)
    with pytest.raises(RuntimeError, match="wheel"):
        main(["search", "--debug", "words"])
    assert "carrel search --debug words" in (tmp_path / "carrel.log").read_text()
    assert "notes are taken" in capsys.readouterr().err


def test_a_log_that_cannot_be_written_is_no_second_fault(tmp_path: Path) -> None:
    (tmp_path / "carrel.log").mkdir()
    assert "details" not in log.unexpected(RuntimeError("x"))


def test_a_long_log_begins_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "MOST_BYTES", 10)
    for number in range(3):
        log.unexpected(RuntimeError(f"fault {number}"))
    assert "fault 2" in (tmp_path / "carrel.log").read_text()
    assert "fault 1" in (tmp_path / "carrel.log.1").read_text()


def test_without_debug_nothing_is_noted(tmp_path: Path) -> None:
    log.note("words")
    assert not (tmp_path / "carrel.log").exists()


async def test_a_fault_in_the_app_is_a_sentence_and_nothing_is_lost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app = make_app(tmp_path)
    with pytest.raises(RuntimeError, match="wheel"):
        async with app.run_test() as pilot:
            app.call_later(boom)
            await pilot.pause()
    app.desk.store.close()
    said = capsys.readouterr().err
    assert "Carrel has a fault" in said
    assert "Traceback" not in said and "╭" not in said
    assert "a wheel came off" in (tmp_path / "carrel.log").read_text()
    async with desk(tmp_path) as pilot:
        assert pilot.app.is_running


async def test_with_debug_the_log_has_it_too_and_no_variables_are_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(log.DEBUG, "1")
    app = make_app(tmp_path)
    with pytest.raises(RuntimeError, match="wheel"):
        async with app.run_test() as pilot:
            app.call_later(boom)
            app.call_later(boom)
            await pilot.pause()
    app.desk.store.close()
    said = capsys.readouterr().err
    assert "Traceback" in said and "Carrel has a fault" in said
    assert "locals" not in said and "textual run" not in said
    assert "a wheel came off" in (tmp_path / "carrel.log").read_text()


async def test_a_fault_in_a_worker_is_a_sentence_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tui.screens.loading.load", boom)
    app = make_app(tmp_path)
    with pytest.raises(WorkerFailed, match="wheel"):
        async with app.run_test() as pilot:
            await pilot.press("s")
            await pilot.pause(0.5)
    app.desk.store.close()
    said = capsys.readouterr().err
    assert "Carrel has a fault" in said and "(RuntimeError)" in said and "Traceback" not in said
    assert "a wheel came off" in (tmp_path / "carrel.log").read_text()


async def test_the_desk_goes_on_without_what_works_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.screens.loading.load", boom)
    monkeypatch.setattr("tui.app.SETTLE_SECONDS", 0.05)
    settle = Store.settle
    monkeypatch.setattr(Store, "settle", boom)
    async with desk(tmp_path) as pilot:
        await pilot.pause(0.6)
        assert pilot.app.is_running
        monkeypatch.setattr(Store, "settle", settle)
    written = (tmp_path / "carrel.log").read_text()
    assert "_look_now" in written and written.count("Traceback") == 2


def test_paths_name_everything(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as done:
        main(["paths", "--json"])
    assert done.value.code == 0
    found = json.loads(capsys.readouterr().out)
    assert found["log"] == str(tmp_path / "carrel.log")
    assert found["progress"] == str(tmp_path / "progress.json")
    assert Path(found["shipped"]).is_dir()
    with pytest.raises(SystemExit):
        main(["paths"])
    assert "(not there yet)" in capsys.readouterr().out
