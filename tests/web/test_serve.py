"""The desk in a browser: it opens, reads, asks and keeps; and other sites' pages can't reach it."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import aiohttp
import pytest

from tests.web.browser import browser, page

COURSE = Path(__file__).parents[1] / "courses" / "small"


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def serving(home: Path, *arguments: str) -> Iterator[str]:
    """`carrel serve` on the small course; gives the address."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "tui.cli", "serve", str(COURSE), "--port", str(port), *arguments],
        env={**os.environ, "CARREL_HOME": str(home)},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout
        assert f":{port}" in process.stdout.readline()
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait(20)
        assert process.stdout
        process.stdout.close()


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tui.cli", "serve", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/", {}, 200),
        ("/", {"Host": "evil.example"}, 403),
        ("/", {"Host": "evil.example:80"}, 403),
        ("/static/js/textual.js", {}, 200),
        ("/ws", {"Origin": "http://evil.example"}, 403),
        ("/ws", {}, 403),
    ],
)
async def test_only_its_own_page_reaches_the_desk(
    path: str, headers: dict[str, str], status: int, tmp_path: Path
) -> None:
    with serving(tmp_path) as address:
        async with aiohttp.ClientSession() as session, session.get(address + path, headers=headers) as answer:
            assert answer.status == status
            text = await answer.text()
    if path == "/" and status == 200:
        assert "http" not in text.replace('"http', "").replace("https:", ""), "the page asks no other machine"


async def test_its_own_page_opens_the_desk(tmp_path: Path) -> None:
    with serving(tmp_path) as address:
        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(f"{address}/ws?width=80&height=24", headers={"Origin": address}) as desk,
        ):
            received = b""
            async with asyncio.timeout(30):
                while b"First lesson" not in received:
                    message = await desk.receive()
                    assert message.type == aiohttp.WSMsgType.BINARY, message
                    received += message.data


def test_an_address_that_others_reach_takes_an_explicit_word() -> None:
    done = run("--host", "0.0.0.0")
    assert done.returncode == 2
    assert "no password" in done.stderr and "--anyone" in done.stderr


def test_a_port_that_is_taken_or_none_is_said() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = run("--host", "127.0.0.1", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 1
    assert "can't serve at 127.0.0.1:" in done.stderr and "Traceback" not in done.stderr
    assert run("--port", "0").returncode == 2


def test_a_course_that_is_not_there_is_said() -> None:
    done = run("no-such-course")
    assert done.returncode == 1
    assert "no-such-course" in done.stderr and "Traceback" not in done.stderr


def answers(home: Path) -> list[str]:
    """The questions answered, as they are on disk."""
    kept = "".join(path.read_text() for path in [*home.glob("progress.json"), *home.glob("journal/*.jsonl")])
    return [part.split('"')[0] for part in kept.replace(" ", "").split('"question":"')[1:]]


@pytest.mark.skipif(browser() is None, reason="no Chromium on this machine")
async def test_a_person_reads_answers_and_reloads_in_a_browser(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with serving(home) as address:
        async with page(tmp_path / "browser") as desk:
            await desk.open(address)
            await desk.wait_for("First lesson")
            await desk.press("t")
            await desk.wait_for("1/")
            await desk.press("a")
            await desk.press("Enter")
            for _ in range(100):
                if answers(home):
                    break
                time.sleep(0.1)
            assert len(answers(home)) == 1
            await desk.call("Page.reload")
            await desk.wait_for("First lesson")
            await desk.press("t")
            await desk.wait_for("2/")
    assert json.loads((home / "progress.json").read_text())["events"], "closed in order"
