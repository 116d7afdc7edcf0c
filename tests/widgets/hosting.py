"""A tiny app around one answer widget, which it holds as the quiz screen does: on a page, under a prompt."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from rich.cells import cell_len
from textual import events
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.pilot import Pilot
from textual.widgets import Static

from tui.folders import shipped
from tui.questions import Question
from tui.render.text import Line
from tui.widgets.answers import AnswerWidget, answer_widget
from tui.widgets.block import TextBlock
from tui.widgets.lines import ROLE_CLASSES

SIZES = [(40, 12), (80, 24)]
# Certainty, hint, undo, mark, where, quit, help, those that an exam turns pages with, and letters that a widget may
# have used before it was graded.
SCREEN_KEYS = ("1", "2", "3", "i", "u", "m", "w", "q", "question_mark", "n", "p", "left", "right", "escape", "b", "t")


class Host(App[None]):
    """Answers as the quiz screen does: `missing` first, then `response`, then graded."""

    CSS_PATH = [*sorted(shipped("styles").glob("*.tcss"))]
    COMPONENT_CLASSES = ROLE_CLASSES
    BINDINGS = [("enter", "answer", "Answer"), *((key, f"free('{key}')", "") for key in SCREEN_KEYS)]

    def __init__(
        self,
        question: Question,
        arrangement: tuple[int, ...],
        prepare: Callable[[AnswerWidget], None] = lambda widget: None,
    ) -> None:
        super().__init__()
        self.prepare = prepare
        self.question = question
        self.widget: AnswerWidget = answer_widget(question, arrangement)
        # What reached the screen: the remark, keys of its own, and how often the answer changed.
        self.said = ""
        self.free_keys: list[str] = []
        self.changes = 0

    def compose(self) -> ComposeResult:
        self.prepare(self.widget)
        yield Static("Title")
        with VerticalScroll(id="page", can_focus=True):
            yield Static(" A prompt of\n two lines.\n", markup=False)
            yield self.widget
        yield Static("Keys")

    def on_mount(self) -> None:
        self.widget.focus(scroll_visible=False)

    def action_free(self, key: str) -> None:
        self.free_keys.append(key)

    def on_answer_widget_changed(self) -> None:
        self.changes += 1

    def on_answer_widget_submitted(self) -> None:
        self.action_answer()

    def action_answer(self) -> None:
        self.said = self.widget.missing()
        if not self.said:
            response = self.widget.response()
            self.widget.show_graded(self.question.grade(response), response)
            self.screen.query_one("#page").focus()


class Driver:
    """The running app, driven by keys and clicks and read line by line."""

    def __init__(self, app: Host, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        self.widget = app.widget

    async def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type a text, key by key."""
        await self.press(*("space" if character == " " else character for character in text))

    async def paste(self, text: str) -> None:
        """Paste a text, as the terminal does."""
        self.app.post_message(events.Paste(text))
        await self.pilot.pause()

    async def resize(self, width: int, height: int) -> None:
        """Change the size of the terminal."""
        await self.pilot.resize_terminal(width, height)
        await self.pilot.pause()

    async def click(self, words: str) -> None:
        """Click on the first place on the screen that shows these words."""
        x, y = self.find(words)
        await self.pilot.click(offset=(x, y))
        await self.pilot.pause()

    def find(self, words: str) -> tuple[int, int]:
        """Where these words begin on the screen."""
        for y, line in enumerate(self.lines):
            if words in line:
                return line.index(words), y
        raise AssertionError(f"{words!r} is not on the screen:\n{self.text}")

    @property
    def lines(self) -> list[str]:
        """The screen's lines, one character a cell, without what is behind the last word."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).replace("\u00a0", " ").rstrip() for strip in strips]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def answer(self) -> str:
        """All lines of the widget, those beyond the edge of the screen too, each on one line of its own."""
        return "\n".join(line.plain.replace("\u00a0", " ").strip() for line in self._drawn)

    @property
    def too_wide(self) -> list[str]:
        """The widget's lines that its width would cut off."""
        width = self.block.size.width - 1
        return [line.plain for line in self._drawn if cell_len(line.plain.rstrip()) > width]

    @property
    def block(self) -> TextBlock:
        """What draws the answer: the widget itself, or what stands below its field."""
        return self.widget if isinstance(self.widget, TextBlock) else self.widget.query_one(TextBlock)

    @property
    def _drawn(self) -> list[Line]:
        return self.block.lines(self.block.size.width)


@asynccontextmanager
async def hosted(
    question: Question,
    arrangement: tuple[int, ...] = (),
    size: tuple[int, int] = (80, 24),
    prepare: Callable[[AnswerWidget], None] = lambda widget: None,
) -> AsyncIterator[Driver]:
    """The question's widget in a running app, its choices in this order (else the author's)."""
    app = Host(question, arrangement or tuple(range(len(question.choices()))), prepare)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Driver(app, pilot)
