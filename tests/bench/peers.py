"""Beside programs that pip can install, where they do the same work: frogmouth shows a Markdown file, posting starts.

Each needs an environment of its own, since they pin other versions of Textual:
`python -m venv /tmp/peers-NAME && /tmp/peers-NAME/bin/pip install NAME`; PEERS names another folder than /tmp.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import yaml

from . import bare
from .courses import closing, opening, write_course
from .figures import Row, milliseconds
from .setting import KEY_BAR, Setting, setting
from .terminal import EndedError, Moment, Reaction, Terminal

SIZES = (5_000, 500_000)
FOLDER = Path(os.environ.get("PEERS", "/tmp"))
PAGE_DOWN = "\x1b[6~"
Start = Callable[[], Terminal]


def measure(repeat: int) -> Iterator[Row]:
    frogmouth, posting = _installed("frogmouth"), _installed("posting")
    with setting() as place:
        bares = _starts(place.bare, (bare.READY, KEY_BAR), repeat)
        base = milliseconds(moment.wall for moment in bares)
        for size in SIZES:
            course = write_course(place.folder / f"course-{size}", lessons=1, size=size, questions=0)
            shown = (opening(1), KEY_BAR)
            yield from _read(f"carrel, {size // 1000} kB", partial(place.carrel, course), shown, base, repeat)
            if frogmouth:
                text = _as_markdown(course, place.folder / f"lesson-{size}.md")
                started = _terminal(place, frogmouth, text)
                yield from _read(f"frogmouth, {size // 1000} kB", started, (opening(1),), base, repeat)
        if posting:
            started = _terminal(place, posting)
            try:
                walls = milliseconds(m.wall for m in _starts(started, ("Send",), repeat))
            except EndedError:
                # With tree-sitter 0.26 it crashes at the start.
                print("(posting does not start here: left out)")
            else:
                yield Row("posting: start", "ms", walls, base)


def _read(name: str, start: Start, shown: Sequence[str], base: Sequence[float], repeat: int) -> Iterator[Row]:
    """Starting with the text on the screen, paging down through it, and the memory after that."""
    moments = _starts(start, shown, repeat)
    yield Row(f"{name}: start to text", "ms", milliseconds(m.wall for m in moments), base)
    reactions: list[Reaction] = []
    with start() as terminal:
        terminal.wait_for(*shown)
        terminal.rest()
        for _ in range(repeat):
            if closing(1) in terminal.text:
                break
            reactions.append(terminal.press(PAGE_DOWN))
            # What glides goes on after a first silence.
            terminal.rest()
        memory = terminal.resident() / 1e6
    yield Row(f"{name}: Page Down, quiet", "ms", milliseconds(r.quiet for r in reactions))
    yield Row(f"{name}: Page Down, bytes", "bytes", [float(r.size) for r in reactions])
    yield Row(f"{name}: memory", "MB", [memory])


def _starts(start: Start, shown: Sequence[str], repeat: int) -> list[Moment]:
    """The first start fills the caches, and does not count."""
    moments = []
    for _ in range(repeat + 1):
        with start() as terminal:
            moments.append(terminal.wait_for(*shown))
    return moments[1:]


def _terminal(place: Setting, program: Path, *arguments: Path) -> Start:
    return lambda: Terminal([str(program), *map(str, arguments)], place.environment, place.folder)


def _installed(name: str) -> Path | None:
    program = FOLDER / f"peers-{name}" / "bin" / name
    if not program.exists():
        print(f"({name} is not at {program}: left out)")
        return None
    return program


def _as_markdown(course: Path, path: Path) -> Path:
    """The course's lesson as one Markdown file."""
    lesson = yaml.load((course / "0001-lesson.yaml").read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    sections = [f"# {section['title']}\n\n{section['body']}" for section in lesson["sections"]]
    path.write_text("\n\n".join(sections), encoding="utf-8")
    return path
