"""The study screen: lessons at the left; reading, comparing and the lab at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.timer import Timer

from ..actions.everywhere import EVERYWHERE
from ..actions.reading import FIND
from ..actions.study import LESSONS, STUDY
from ..actions.table import Action, bar_keys, bindings, field_keys, reachable
from ..course.problems import CourseError
from ..history import History, Visit
from ..progress.standing import owners
from ..progress.state import Place
from ..render.lesson import Chunk, chunks, problem_chunks
from ..widgets.bars import Buttons, KeyBar, Tabs, TitleBar
from ..widgets.lesson_list import LessonList
from ..widgets.lines import Painter
from ..widgets.reader import Reader
from .study_ahead import StudyAhead
from .study_comparing import StudyComparing
from .study_labs import StudyLabs
from .study_marks import StudyMarks

if TYPE_CHECKING:
    from ..widgets.comparison import ComparisonView
    from ..widgets.lab import LabPane

# A place is written down when scrolling has rested this long, so that holding a key writes once.
REST_SECONDS = 1.0
# The first screen has been painted for a while.
IDLE_SECONDS = 0.5
# Below this width the list and the lesson take turns.
NARROW = 64
# Below this one, the list and a lab.
ROOMY = 112
# What one comes to a lesson for, beside its text.
WAYS_ON = {"study.quiz", "study.compare", "study.lab", "study.review"}


class StudyScreen(StudyComparing, StudyLabs, StudyMarks, StudyAhead):
    """Shows one lesson of the course and remembers where in it the person is."""

    BINDINGS = bindings(STUDY)
    ACTIONS = STUDY

    title_bar = query_one("#title", TitleBar)
    lessons = query_one("#lessons", LessonList)
    tabs = query_one("#tabs", Tabs)
    reader = query_one("#reader", Reader)
    key_bar = query_one("#keys", KeyBar)

    def __init__(self, lesson_id: str = "") -> None:
        super().__init__()
        self._wanted = lesson_id
        self.tab = "read"
        self._place_in_course = 0
        self._shown = ""
        self._list_back = False
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
        self._fit()
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

    def on_resize(self, event: events.Resize) -> None:
        self._make_room()

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

    def keep_place(self) -> None:
        """Write down where the person is."""
        if self.lesson is not None:
            self.visited = self.visited.moved(self._here)
            self.app.desk.reach(self.lesson.id, self._here)

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
        self.open_lesson(self.app.desk.course.heads[message.place].id)
        self.leave_list()

    def on_reader_section_ended(self, message: Reader.SectionEnded) -> None:
        if self.lesson is not None and self.app.desk.finish_section(self.lesson, message.section):
            self._show_standing()

    def on_reader_moved(self) -> None:
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST_SECONDS, self.keep_place)

    def on_descendant_focus(self) -> None:
        self.show_keys()

    def on_reader_find_ended(self) -> None:
        self.show_keys()

    def on_painter_followed(self, message: Painter.Followed) -> None:
        self.app.follow(message.target)

    async def on_buttons_pressed(self, message: Buttons.Pressed) -> None:
        await self.app.press(self, message.action)

    # What keys do

    def action_next_lesson(self) -> None:
        self._step(1)

    def action_previous_lesson(self) -> None:
        self._step(-1)

    def action_read(self) -> None:
        self.turn_to("read")

    def action_compare(self) -> None:
        self.turn_to("compare")

    def action_toggle_list(self) -> None:
        self._list_back = False
        shown = not self.lessons.display
        self.lessons.display = shown
        self._fit()
        (self.lessons if shown else self.pane).focus()

    def action_back(self) -> None:
        if self.lessons.has_focus:
            self.leave_list()
        else:
            self.lessons.display = True
            self._fit()
            self.lessons.focus()

    @property
    def pane(self) -> Reader | ComparisonView | LabPane:
        """What is shown of the lesson."""
        return self.panes[self.tab]

    @property
    def panes(self) -> dict[str, Reader | ComparisonView | LabPane]:
        """What can be shown of a lesson, by the name that saved places have for it."""
        panes: dict[str, Reader | ComparisonView | LabPane] = {"read": self.reader}
        if self.comparison is not None:
            panes["compare"] = self.comparison
        return panes if self.lab is None else panes | {"lab": self.lab}

    @property
    def actions(self) -> tuple[Action, ...]:
        """What can be done now: on what is shown of the lesson, and at the desk."""
        return (*self.pane.ACTIONS, *STUDY)

    @property
    def actions_here(self) -> tuple[Action, ...]:
        """What of that has a key where the focus is."""
        return reachable(LESSONS if self.lessons.has_focus else self.pane.ACTIONS, STUDY)

    def show_keys(self) -> None:
        """Let the bar say what keys do where the focus is."""
        if self.reader.typing:
            self.key_bar.keys = field_keys((*FIND, *EVERYWHERE))
        elif self.comparison is not None and self.comparison.typing:
            self.key_bar.keys = field_keys((*self.comparison.ACTIONS, *EVERYWHERE))
        else:
            self.key_bar.keys = bar_keys((*self._in_bar, *EVERYWHERE))

    @property
    def _in_bar(self) -> list[Action]:
        """What the bar has room for first: while one reads, the ways on from the text before what is done in it."""
        has_lab = self.lesson is not None and self.lesson.lab is not None
        here = [action for action in self.actions_here if has_lab or action.id != "study.lab"]
        reads = self.pane is self.reader and not self.reader.finding and not self.lessons.has_focus
        return sorted(here, key=lambda action: action.id not in WAYS_ON) if reads else here

    def _step(self, by: int) -> None:
        place = self._place_in_course + by
        heads = self.app.desk.course.heads
        if 0 <= place < len(heads):
            self.open_lesson(heads[place].id)
        else:
            self.notify("This is the last lesson." if by > 0 else "This is the first lesson.", timeout=2)

    def _show_tab(self, tab: str) -> None:
        focused = self.pane.has_focus_within
        has_lab = self.lesson is not None and self.lesson.lab is not None
        if tab == "lab" and has_lab:
            self.bring_lab()
        coming = tab == "compare" and self.comparison is None
        if coming:
            self.call_later(self._bring_and_compare)
        self.tab = tab if tab in self.panes and (has_lab or tab != "lab") else "read"
        self._make_room()
        for name, pane in self.panes.items():
            # What is only passed over is not on the screen, and so not read.
            pane.display = name == self.tab and not coming
        self.tabs.active = self.tab
        self.show_keys()
        if focused or self.focused is None:
            self.pane.focus()
        self.on_reader_moved()

    async def _bring_and_compare(self) -> None:
        if await self.bring_comparison():
            self._show_tab("compare")

    def _show_lesson(self, parts: list[Chunk], place: Place) -> None:
        tables = self.lesson.comparisons if self.lesson else ()
        lab = (("lab", "Lab"),) if self.lesson and self.lesson.lab else ()
        self.tabs.names = (("read", "Read"), ("compare", "Compare" if tables else "Compare (none)"), *lab)
        self._show_tab(place.tab)
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

    def _make_room(self) -> None:
        """Where there is little room, a lab above all, what one has open takes the list's; the list comes back."""
        roomy = self.app.size.width >= (ROOMY if self.tab == "lab" else NARROW)
        if self.lessons.display and not self.lessons.has_focus and not roomy:
            self.lessons.display, self._list_back = False, True
        elif self._list_back and roomy:
            self.lessons.display, self._list_back = True, False
        self._fit()

    def turn_to(self, tab: str) -> None:
        """Show this of the lesson, and let it have the keys: who asks for it wants to use it."""
        self._show_tab(tab)
        self.leave_list()

    def leave_list(self) -> None:
        """Turn from the list to the lesson."""
        if self.size.width < NARROW:
            self.lessons.display = False
            self._fit()
        self.pane.focus()

    def _fit(self) -> None:
        """On a narrow screen the list, when shown, takes the lesson's room."""
        narrow = self.app.size.width < NARROW
        self.set_class(narrow, "-narrow")
        self.query_one("#lesson").display = not (narrow and self.lessons.display)
