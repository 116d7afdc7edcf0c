"""The passage that explains a question, marked in its lesson; one key leads back to the question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult

from ..actions.everywhere import EVERYWHERE
from ..actions.quiz import PASSAGE
from ..actions.table import bar_keys, bindings, only
from ..course.contrasts import contrast_name
from ..course.model import Lesson
from ..progress.state import Place
from ..questions import Question
from ..render.lesson import chunks
from ..widgets.bars import KeyBar, TitleBar
from ..widgets.lines import Painter
from ..widgets.reader import Reader
from .own import OwnScreen

if TYPE_CHECKING:
    from ..app import CarrelApp


def show_passage(app: CarrelApp, question: Question) -> None:
    """Open the section that explains this question; or say which table it is made from, or that none is named."""
    lesson = app.examiner.owner(question)
    table = table_of(lesson, question) if lesson else ""
    if lesson is not None and table:
        app.notify(f"It is explained in {lesson.title} › {table} (c).", timeout=6, markup=False)
    elif lesson is None or not lesson.section_title(question.section):
        app.notify("No section is named for this question; its explanation is all there is.", timeout=4)
    else:
        app.push_screen(PassageScreen(lesson, question.section))


def table_of(lesson: Lesson, question: Question) -> str:
    """The title of the comparison that the question is made from; '' when it is an author's own."""
    name = contrast_name(question.id)
    return next((table.title for table in lesson.comparisons if name and table.id == name.table), "")


class PassageScreen(OwnScreen[None]):
    """A lesson open at one section, whose lines bear a mark. Reading here moves nothing in your progress."""

    BINDINGS = bindings(PASSAGE)
    ACTIONS = PASSAGE

    def __init__(self, lesson: Lesson, section: str) -> None:
        super().__init__()
        self.lesson = lesson
        self.section = section

    def compose(self) -> ComposeResult:
        yield TitleBar(id="title")
        yield Reader(id="reader", widest=self.app.widest_line)
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        title = self.query_one(TitleBar)
        title.lead, title.heading = self.lesson.title, self.lesson.section_title(self.section)
        self.query_one(KeyBar).keys = bar_keys((*PASSAGE, *only(EVERYWHERE, "help")))
        reader = self.query_one(Reader)
        reader.show(chunks(self.lesson), Place("read", self.section, -1))
        reader.mark({self.section: {"explains"}})
        reader.focus()

    def on_painter_followed(self, message: Painter.Followed) -> None:
        if message.target.startswith(("term:", "mailto:")) or "://" in message.target:
            self.app.follow(message.target)
        else:
            self.notify("Go back to the quiz first; links between lessons open from the desk.", timeout=4)

    def action_back(self) -> None:
        self.app.pop_screen()
