"""`carrel serve`: the desk in a browser, on this machine unless one says otherwise."""

from __future__ import annotations

import argparse
import importlib.util
import sys
from typing import Any

from ..folders import home
from .common import course_named, say

LOOPBACK = ("localhost", "127.0.0.1", "::1")
PORT = 8484
WARNING = "Whoever reaches {host}:{port} can read and answer as you: no password, nothing encrypted."


def add_to(commands: Any) -> None:
    serving = commands.add_parser("serve", help="the desk in a browser")
    serving.add_argument("course", metavar="COURSE", nargs="?", default="", help="a course id or a folder")
    serving.add_argument("--port", type=int, default=PORT, metavar="N", help=f"the port (default {PORT})")
    serving.add_argument("--host", default="localhost", help="the address to listen at (default: this machine only)")
    serving.add_argument("--anyone", action="store_true", help="agree to an address that others can reach")
    serving.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Serve until Ctrl+C. Raises CourseError."""
    host, port = options.host, options.port
    if not 0 < port < 65536:
        say([f"there is no port {port}: give one from 1 to 65535, such as --port {PORT}"])
        return 2
    if host not in LOOPBACK and not options.anyone:
        say([WARNING.format(host=host, port=port), "If you want that, add --anyone."])
        return 2
    if importlib.util.find_spec("textual_serve") is None:
        say(["serving needs one more package: pip install 'carrel[web]'"])
        return 1
    # Said here, where it is read; the page could only stay empty.
    home()
    if options.course:
        course_named(options.course)
    from aiohttp.web import run_app

    from ..web.server import DeskServer

    if host not in LOOPBACK:
        say([WARNING.format(host=host, port=port)])
    command = [sys.executable, "-m", "tui.cli", *([options.course] if options.course else [])]
    server = DeskServer(command, host, port, names=LOOPBACK if host in LOOPBACK else ())
    shown = f"[{host}]" if ":" in host else host
    try:
        run_app(
            server.application(),
            host=host,
            port=port,
            print=lambda *_: print(f"The desk is at http://{shown}:{port} (Ctrl+C ends it)", flush=True),
        )
    except OSError as error:
        say([f"can't serve at {host}:{port}: {error.strerror or error}. Try another --port."])
        return 1
    return 0
