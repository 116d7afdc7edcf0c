"""A real browser without a window, driven by its own protocol (Chrome DevTools), and what its page shows."""

from __future__ import annotations

import asyncio
import base64
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pyte

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Keeps what the desk sends to the page, so that a test can draw it on a terminal of its own.
LISTEN = """
window.received = [];
const Socket = window.WebSocket;
window.WebSocket = class extends Socket {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", async ({data}) => {
      if (typeof data === "string") return;
      const bytes = new Uint8Array(data instanceof Blob ? await data.arrayBuffer() : data);
      window.received.push(btoa(String.fromCharCode(...bytes)));
    });
  }
};
"""
KEYS = {"Enter": ("Enter", 13, "\r"), "Escape": ("Escape", 27, "")}


def browser() -> str | None:
    """The browser on this machine, or None."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


class Page:
    """One page. Its terminal's size is unknown to us: a large screen takes whatever is drawn."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._count = 0

    async def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Have the browser do something, and wait until it did."""
        self._count += 1
        await self._socket.send_json({"id": self._count, "method": method, "params": parameters})
        while True:
            answer = await self._socket.receive_json(timeout=30)
            if answer.get("id") == self._count:
                assert "error" not in answer, answer
                return dict(answer["result"])

    async def open(self, address: str) -> None:
        await self.call("Page.enable")
        # A page without a window counts as one that nobody looks at, and gets no keys.
        await self.call("Emulation.setFocusEmulationEnabled", enabled=True)
        await self.call("Page.addScriptToEvaluateOnNewDocument", source=LISTEN)
        await self.call("Page.navigate", url=address)

    async def screen(self) -> str:
        """What the terminal in the page shows."""
        found = await self.call("Runtime.evaluate", expression="window.received.join(' ')", returnByValue=True)
        screen = pyte.Screen(300, 100)
        stream = pyte.ByteStream(screen)
        for part in str(found["result"].get("value", "")).split():
            stream.feed(base64.b64decode(part))
        return "\n".join(screen.display)

    async def wait_for(self, words: str, seconds: float = 30) -> None:
        """Wait until the terminal shows these words."""
        shown = ""
        for _ in range(round(seconds / 0.2)):
            shown = await self.screen()
            if words in shown:
                return
            await asyncio.sleep(0.2)
        raise AssertionError(f"{words!r} is not shown:\n" + "\n".join(x for x in shown.splitlines() if x.strip()))

    async def press(self, key: str) -> None:
        """Press a key as a person does."""
        name, code, text = KEYS[key] if key in KEYS else (key, ord(key.upper()), key)
        given = {"key": name, "windowsVirtualKeyCode": code, **({"text": text} if text else {})}
        await self.call("Input.dispatchKeyEvent", type="keyDown", **given)
        await self.call("Input.dispatchKeyEvent", type="keyUp", **given)
        await asyncio.sleep(0.2)


@asynccontextmanager
async def page(folder: Path) -> AsyncIterator[Page]:
    """A page in a browser that keeps its things in this folder and ends with the block."""
    program = browser()
    assert program
    process = await asyncio.create_subprocess_exec(
        program,
        *("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--window-size=1200,800"),
        f"--user-data-dir={folder}",
        "--remote-debugging-port=0",
        "about:blank",
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        said = folder / "DevToolsActivePort"
        for _ in range(300):
            if said.exists() and said.read_text().strip():
                break
            await asyncio.sleep(0.1)
        port = said.read_text().split()[0]
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
                targets = await answer.json()
            address = next(target["webSocketDebuggerUrl"] for target in targets if target["type"] == "page")
            async with session.ws_connect(address, max_msg_size=0) as socket:
                yield Page(socket)
    finally:
        process.terminate()
        await process.wait()
