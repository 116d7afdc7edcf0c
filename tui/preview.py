"""The desk on a course that is being written: it follows the files, and says what is wrong with them."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from textual.app import ComposeResult
from textual.message import Message

from .app import CarrelApp
from .course.check import check
from .course.loading import Course, open_course
from .course.problems import CourseError, Problem
from .desk import Desk
from .labs.checking import lab_findings
from .screens.asking import AskingScreen
from .screens.study import StudyScreen
from .widgets.problems import ProblemStrip

# Looked for this often; together with reading and drawing a save is on the screen within 300 ms.
LOOK_SECONDS = 0.1

Stamps = dict[Path, tuple[int, int]]


class PreviewScreen(StudyScreen):
    """The study screen with the course's problems under it."""

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield ProblemStrip(id="problems")


class PreviewApp(CarrelApp):
    """Reloads the course when a file of it changes; while it can't be read, the last good version stays."""

    class Changed(Message):
        """Files have changed: the course as it is now."""

        def __init__(self, course: Course) -> None:
            super().__init__()
            self.course = course

    class Checked(Message):
        """The files were looked through: their problems."""

        def __init__(self, problems: tuple[Problem, ...]) -> None:
            super().__init__()
            self.problems = problems

    def __init__(self, desk: Desk, lesson_id: str = "") -> None:
        super().__init__(desk, lesson_id)
        self._folder = desk.course.folder
        self._stamps: Stamps = {}

    def get_default_screen(self) -> PreviewScreen:
        return PreviewScreen(self._lesson_id)

    def on_mount(self) -> None:
        # Textual calls the base class's handler by itself.
        self.set_interval(LOOK_SECONDS, self._look)

    def _look(self) -> None:
        stamps = _stamps(self._folder)
        if stamps != self._stamps:
            self._stamps = stamps
            # Checking a large course takes a while; keys go on being answered meanwhile.
            self.run_worker(self._read_again, thread=True, exclusive=True)

    def _read_again(self) -> None:
        # What was written is shown first; checking all of it takes longer.
        with suppress(CourseError):
            self.post_message(self.Changed(open_course(self._folder)))
        self.post_message(self.Checked(tuple(check(self._folder, lab_findings))))

    async def on_preview_app_changed(self, message: Changed) -> None:
        self.desk.course = message.course
        for screen in self.screen_stack:
            if isinstance(screen, PreviewScreen):
                screen.reload()
            elif isinstance(screen, AskingScreen):
                await screen.reload()

    def on_preview_app_checked(self, message: Checked) -> None:
        # None is left when the preview is being closed.
        for screen in self.screen_stack[:1]:
            screen.query_one(ProblemStrip).show_problems(message.problems)


def _stamps(folder: Path) -> Stamps:
    """When each file of the course was last written, and its size."""
    found: Stamps = {}
    for path in folder.glob("*.y*ml"):
        try:
            status = path.stat()
        except OSError:
            continue
        found[path] = (status.st_mtime_ns, status.st_size)
    return found
