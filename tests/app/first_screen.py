"""Runs a command in a pseudo-terminal until a text is on the screen, then quits it: `first_screen.py CARREL TEXT`."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.app.terminal import Terminal


def main(command: str, text: str) -> int:
    """0 when the text appeared and the command then ended in order."""
    with Terminal([command], 80, 24, {}) as terminal:
        terminal.wait_for(text)
        print(terminal.screen)
        terminal.press("q")
        return terminal.exit_code()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
