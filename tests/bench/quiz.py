"""Answering: from Enter to painted feedback, the answer being in the file by then."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .courses import write_course
from .figures import Row, milliseconds
from .setting import setting
from .terminal import Reaction


def measure(repeat: int) -> Iterator[Row]:
    answers = 10 * repeat
    with setting() as place:
        course = write_course(place.folder / "course", lessons=1, size=5000, questions=answers)
        place.settle()
        answered: list[Reaction] = []
        went_on: list[Reaction] = []
        pages: list[Reaction] = []
        counted: list[int] = []
        late = 0

        def count() -> None:
            counted.append(_answers_on_file(place.home))

        with place.bare_ready() as bare, place.carrel_ready(course) as carrel:
            carrel.press("t", f"1/{answers}")
            for number in range(1, answers + 1):
                carrel.rest()
                pages.append(bare.press("n", f"page {number}, line 36"))
                carrel.press("a", "(•)")
                before = _answers_on_file(place.home)
                counted.clear()
                answered.append(carrel.press("\r", "Go on", at_first=count))
                late += counted != [before + 1]
                following = f"{number + 1}/{answers}" if number < answers else "Results"
                went_on.append(carrel.press("\r", following))
    bare_shown = milliseconds(r.shown for r in pages)
    shown, quiet = milliseconds(r.shown for r in answered), milliseconds(r.quiet for r in answered)
    on = milliseconds(r.shown for r in went_on)
    yield Row("quiz, Enter to feedback: shown", "ms", shown, bare_shown)
    yield Row("quiz, Enter to feedback: quiet", "ms", quiet, bare_shown)
    cpu = milliseconds(r.cpu for r in answered)
    yield Row("quiz, Enter to feedback: CPU", "ms", cpu, milliseconds(r.cpu for r in pages))
    yield Row("quiz, Enter to feedback: sent", "bytes", [r.size for r in answered], [r.size for r in pages])
    yield Row("quiz, Enter to the next question: shown", "ms", on, bare_shown)
    yield Row("quiz, answers painted before they were kept", "", [late], bound=0)


def _answers_on_file(home: Path) -> int:
    return sum(path.read_bytes().count(b'"response"') for path in home.rglob("*.json*"))
