"""Run the measurements: `python -m tests.bench [NAME…] [--repeat N]`."""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import time
from importlib.metadata import version

from .figures import HEADING, table

MEASURED = (
    "start",
    "keys",
    "moving",
    "opening",
    "comparing",
    "searching",
    "commands",
    "quiz",
    "memory",
    "labs_keys",
    "peers",
)
# Longer ones with tables of their own, run only when they are named.
SEPARATE = ("progress_bench", "kill_bench", "check_bench", "review_bench", "labs_bench")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", metavar="NAME", nargs="*", help=f"of {', '.join(MEASURED + SEPARATE)}")
    times = "N starts, 2 N commands and lessons, 10 N moves and answers (default 10)"
    parser.add_argument("--repeat", metavar="N", type=int, default=10, help=times)
    options = parser.parse_args()
    if unknown := [name for name in options.names if name not in MEASURED + SEPARATE]:
        parser.error(f"no measurement is called {', '.join(unknown)}")
    print(_preface())
    for name in options.names or MEASURED:
        begun = time.perf_counter()
        module = importlib.import_module(f".{name}", __package__)
        if name in SEPARATE:
            module.main()
            continue
        print(f"\n{HEADING}", flush=True)
        print(table(module.measure(max(options.repeat, 1))))
        print(f"({name}: {time.perf_counter() - begun:.0f} s, load {os.getloadavg()[0]:.1f})", flush=True)


def _preface() -> str:
    python, textual = platform.python_version(), version("textual")
    return (
        f"Python {python}, Textual {textual}, {os.cpu_count()} processors, a terminal of 120×40.\n"
        "bare: in the same run, in turns, the bare app's start or its key n (for commands, python -c pass).\n"
        "shown: the first frame with what was awaited; quiet: the last byte before 30 ms of silence."
    )


if __name__ == "__main__":
    main()
