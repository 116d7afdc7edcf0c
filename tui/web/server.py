"""The desk in a browser: textual-serve runs a Carrel for each page; other sites' pages can't drive it.

A browser lets any page open a web socket to this machine, so the address alone is no guard: what a page says of where
it comes from (`Origin`), and the name by which it calls us (`Host`, against DNS rebinding), must both be ours.
"""

from __future__ import annotations

import shlex
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web
from textual_serve.server import Server

PAGES = Path(__file__).with_name("pages")


class DeskServer(Server):
    """Serves the desk at `host` and `port`. `names` are the host names by which a browser may call it; none: any."""

    def __init__(self, command: Sequence[str], host: str, port: int, names: Sequence[str]) -> None:
        super().__init__(shlex.join(command), host=host, port=port, title="Carrel", templates_path=str(PAGES))
        self._names = frozenset(names)

    async def application(self) -> web.Application:
        """What answers requests."""
        app: web.Application = await self._make_app()
        app.middlewares.append(self._guard)
        return app

    @web.middleware
    async def _guard(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        if self._names and _name(request.host) not in self._names:
            raise web.HTTPForbidden(text="This desk is not served under that name.")
        origin = request.headers.get("Origin")
        if request.path == "/ws" and (origin is None or urlsplit(origin).netloc != request.host):
            raise web.HTTPForbidden(text="Only the desk's own page may open it.")
        return await handler(request)

    async def on_startup(self, app: web.Application) -> None:
        """Nothing: the command has said where the desk is."""

    async def handle_index(self, request: web.Request) -> web.StreamResponse:
        """The page around the terminal. It asks nothing of any other machine, fonts included."""
        page = (PAGES / "desk.html").read_text(encoding="utf-8")
        return web.Response(text=page, content_type="text/html")


def _name(host: str) -> str:
    """The host name in a Host header, without its port."""
    return urlsplit(f"//{host}").hostname or ""
