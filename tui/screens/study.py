"""The study screen: lessons at the left; reading, comparing and the lab at the right."""

from __future__ import annotations

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.timer import Timer

from ..actions.study import STUDY
from ..actions.table import bindings
from ..course.problems import CourseError
from ..history import History, Visit
from ..progress.standing import owners
from ..progress.state import Place
from ..render.lesson import Chunk, chunks, problem_chunks
from ..widgets.bars import KeyBar, Tabs, TitleBar
from ..widgets.lesson_list import LessonList
from ..widgets.lines import Painter
from ..widgets.reader import Reader
from .study_ahead import StudyAhead
from .study_marks import StudyMarks
from .study_panes import StudyPanes
from .study_room import NARROW, StudyRoom

# A place is written down when scrolling has rested this long, so that holding a key writes once.
REST_SECONDS = 1.0
# The first screen has been painted for a while.
IDLE_SECONDS = 0.5


class StudyScreen(StudyPanes, StudyRoom, StudyMarks, StudyAhead):
    """Shows one lesson of the course and remembers where in it the person is."""

    BINDINGS = bindings(STUDY)
    ACTIONS = STUDY

    def __init__(self, lesson_id: str = "") -> None:
        super().__init__()
        self._wanted = lesson_id
        self._place_in_course = 0
        self._shown = ""
        self._rest: Timer | None = None

    def compose(self) -> ComposeResult:
        yield TitleBar(id="title")
        with Horizontal(id="desk"):
            yield LessonList(id="lessons")
            with Vertical(id="lesson"):
                yield Tabs(id="tabs")
                yield Reader(id="reader", widest=self.app.widest_line)
                desk = self.app.desk
                if desk.lesson_state(self._wanted or desk.first_lesson()).place.tab == "compare":
                    # Where one left is what is shown first.
                    self.comparison = self.new_comparison()
                    yield self.comparison
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        self.lessons.display = self.app.size.width >= NARROW
        self.show_course(self._wanted)
        self.pane.focus()
        # While nobody waits, so that the key is answered at once.
        self.set_timer(IDLE_SECONDS, self.bring_comparison)

    def show_course(self, lesson_id: str = "") -> None:
        """Show the course on the desk, at the lesson where it was left unless one is named."""
        self.lesson = None
        self.visited = History()
        self.outlook = None
        self._place_in_course = 0
        self._show_list()
        self.open_lesson(lesson_id or self.app.desk.first_lesson())

    def on_screen_resume(self) -> None:
        """Back from a quiz: its marks show."""
        if self.lesson is not None:
            self._show_standing()
            self.mark_sections()

    def open_lesson(self, lesson_id: str, place: Place | None = None) -> None:
        """Put a lesson on the desk, where it was left or at the given place."""
        self.put_lab_away()
        self.keep_place()
        self.put_on_desk(lesson_id, place)
        self.visited = self.visited.opened(Visit(self.lesson_id, self._here))

    def put_on_desk(self, lesson_id: str, place: Place | None) -> None:
        """The same, and no step for going back."""
        desk = self.app.desk
        self._place_in_course = desk.course.index(lesson_id) or 0
        head = desk.course.heads[self._place_in_course]
        self._shown = head.id
        place = place or desk.lesson_state(head.id).place
        try:
            self.lesson = desk.course.lesson(head.id)
            parts = chunks(self.lesson)
        except CourseError as error:
            self.lesson, parts = None, problem_chunks(head.title, error.problems)
        else:
            desk.open_lesson(head.id)
            names = owners(self.lesson.sections)
            place = replace(place, section=names.get(place.section, place.section))
        self._show_lesson(parts, place)

    def reload(self) -> None:
        """The course's files have changed: show what they say now. A lesson that can't be read stays as it was."""
        desk = self.app.desk
        self._place_in_course = min(desk.course.index(self._shown) or 0, len(desk.course.heads) - 1)
        self._show_list()
        try:
            self.lesson = desk.course.lesson(self.lesson_id)
        except CourseError:
            self._show_standing()
            return
        self._show_lesson(chunks(self.lesson), self._here)

    def keep(self) -> None:
        self.keep_place()

    def keep_place(self) -> None:
        """Write down where the person is."""
        if self.lesson is not None:
            self.visited = self.visited.moved(self._here)
            self.app.desk.reach(self.lesson.id, self._here)

    def keep_place_soon(self) -> None:
        """Write it down once the person has rested there."""
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST_SECONDS, self.keep_place)

    @property
    def _here(self) -> Place:
        spot = self.reader.place
        return Place(self.tab, spot.section, spot.line, spot.offset)

    @property
    def lesson_id(self) -> str:
        """The lesson on the desk."""
        return self.app.desk.course.heads[self._place_in_course].id

    # What widgets report

    def on_lesson_list_opened(self, message: LessonList.Opened) -> None:
        self.go_to(self.app.desk.course.heads[message.place].id)

    def on_reader_section_ended(self, message: Reader.SectionEnded) -> None:
        if self.lesson is not None and self.app.desk.finish_section(self.lesson, message.section):
            self._show_standing()

    def on_reader_moved(self) -> None:
        self.keep_place_soon()

    def on_painter_followed(self, message: Painter.Followed) -> None:
        self.app.follow(message.target)

    # What keys do

    def action_next_lesson(self) -> None:
        self._step(1)

    def action_previous_lesson(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        place = self._place_in_course + by
        heads = self.app.desk.course.heads
        if 0 <= place < len(heads):
            self.open_lesson(heads[place].id)
        else:
            self.notify("This is the last lesson." if by > 0 else "This is the first lesson.", timeout=2)

    def _show_lesson(self, parts: list[Chunk], place: Place) -> None:
        tables = self.lesson.comparisons if self.lesson else ()
        lab = (("lab", "Lab"),) if self.lesson and self.lesson.lab else ()
        self.tabs.names = (("read", "Read"), ("compare", "Compare" if tables else "Compare (none)"), *lab)
        self.show_tab(place.tab)
        self.reader.show(parts, place)
        self.mark_sections()
        self.show_tables()
        self.lessons.mark_open(self._place_in_course)
        self._show_standing()

    def _show_list(self) -> None:
        desk = self.app.desk
        titles = [head.title for head in desk.course.heads]
        standings = [desk.lesson_state(head.id).standing for head in desk.course.heads]
        self.lessons.show(titles, standings, self._place_in_course)
        self.look_ahead()

    def _show_standing(self) -> None:
        desk = self.app.desk
        head = desk.course.heads[self._place_in_course]
        self.lessons.set_standing(self._place_in_course, desk.lesson_state(head.id).standing)
        read, passed, count = desk.read_share()
        self.title_bar.lead, self.title_bar.heading = desk.course.title, head.title
        self.title_bar.asides = (f"{read} of {count} read · {passed} passed", f"{read}/{count}")
        self.show_offer()
