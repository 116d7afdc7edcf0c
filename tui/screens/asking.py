"""What quiz and exam share: one question on the screen, a widget to answer it, hints and remarks, progress."""

from __future__ import annotations

from time import monotonic
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Input

from ..actions.everywhere import EVERYWHERE
from ..actions.table import Action, bar_keys, typing_keys, without
from ..course.model import Lesson
from ..questions import Question
from ..quiz.session import Session
from ..render.feedback import hint_lines, prompt_lines, remark_lines
from ..widgets.answers import AnswerWidget, answer_widget
from ..widgets.bars import KeyBar, TitleBar
from ..widgets.block import TextBlock
from .own import OwnScreen

# A question just shown does not take the Enter that was meant for the one before.
SETTLE_SECONDS = 0.25


class AskingScreen(OwnScreen[None]):
    """Shows a session's questions. Leaving it keeps the session, which goes on where it was."""

    NAME: ClassVar[str] = ""
    about_title = "How to answer"

    title_bar = query_one("#title", TitleBar)
    page = query_one("#page", VerticalScroll)
    prompt = query_one("#prompt", TextBlock)
    hint = query_one("#hint", TextBlock)
    feedback = query_one("#feedback", TextBlock)
    key_bar = query_one("#keys", KeyBar)

    def __init__(self, lesson: Lesson, session: Session) -> None:
        super().__init__()
        self.lesson = lesson
        self.session = session
        self.question: Question | None = None
        self.answering: AnswerWidget | None = None
        self._asked_at = 0.0
        self._actions_now = self.ACTIONS

    def compose(self) -> ComposeResult:
        yield TitleBar(id="title")
        with VerticalScroll(id="page", can_focus=True):
            yield TextBlock(id="prompt")
            yield TextBlock(id="hint")
            yield TextBlock(id="feedback")
        yield KeyBar(id="keys")

    async def on_mount(self) -> None:
        self.title_bar.lead, self.title_bar.heading = self.NAME, self.lesson.title
        await self.go_on()

    async def go_on(self) -> None:
        """Show what comes next."""
        raise NotImplementedError

    async def action_submit(self) -> None:
        """Enter was pressed, here or in a field."""
        raise NotImplementedError

    def mark_of(self, question: Question) -> str:
        """A sign for the question's state in the row of progress."""
        raise NotImplementedError

    async def ask(self, question: Question) -> None:
        """Show this question, ready to be answered."""
        self.question = question
        if self.answering is not None:
            await self.answering.remove()
        self.answering = answer_widget(question, self.session.arrangement(question))
        await self.page.mount(self.answering, before=self.hint)
        changed = self.app.examiner.changed(question)
        self.prompt.show(lambda width: prompt_lines(question, width, changed=changed))
        self.show_hints()
        self.say("")
        self.page.scroll_to(y=0, animate=False)
        self.show_keys(self.open_actions)
        self.show_progress()
        # The prompt comes first: it stays in view, whatever the field below would like.
        self.answering.focus(scroll_visible=False)
        self._asked_at = monotonic()

    async def reload(self) -> None:
        """The course's files have changed: the same step of the quiz, with the questions as they are now."""
        question = self.question
        if question is None:
            return
        typed = self.answering.response() if self.answering else ""
        self.lesson, self.session = self.app.examiner.renewed(self.lesson, self.session)
        same = next((one for one in self.session.questions if one.id == question.id), None)
        if same is None:
            await self.go_on()
        elif same != question:
            await self.ask(same)
            if typed and self.answering is not None:
                self.answering.restore(typed)

    def show_results(self) -> None:
        """The quiz is over: show what it came to."""
        from .results import ResultsScreen

        self.give_way(ResultsScreen(self.lesson, self.app.examiner.result(self.session)))

    def give_way(self, screen: Screen[None]) -> None:
        """Show this screen instead, unless one has left meanwhile."""
        if self.is_current:
            self.app.switch_screen(screen)

    @property
    def open_actions(self) -> tuple[Action, ...]:
        """What can be done while the question is open."""
        return self.ACTIONS

    @property
    def about(self) -> str:
        """How to answer what is asked, for the help; '' once it is answered."""
        return self.answering.how if self.answering is not None and self.answering.graded is None else ""

    @property
    def seconds_on_question(self) -> float:
        """How long the question has been on the screen."""
        return monotonic() - self._asked_at

    @property
    def settled(self) -> bool:
        """Whether the question has been there long enough for a key to be meant for it."""
        return self.seconds_on_question >= SETTLE_SECONDS

    def say(self, words: str) -> None:
        """A remark under the answer, such as what is missing before it can be given."""
        self.feedback.show(lambda width: remark_lines(words, width))
        if words:
            self.call_after_refresh(self.feedback.scroll_visible, animate=False)

    def show_hints(self) -> None:
        """Draw the hints asked for so far."""
        if (question := self.question) is not None:
            count = self.session.hints_shown(question)
            self.hint.show(lambda width: hint_lines(question, count, width))

    def show_keys(self, actions: tuple[Action, ...]) -> None:
        """Say at the bottom which keys do something now: fewer while one types in a field."""
        self._actions_now = actions
        has_hints = self.question is not None and bool(self.question.hints)
        shown = (*(actions if has_hints else without(actions, "hint")), *EVERYWHERE)
        self.key_bar.keys = typing_keys(shown) if isinstance(self.focused, Input) else bar_keys(shown)

    def on_descendant_focus(self) -> None:
        self.show_keys(self._actions_now)

    def on_descendant_blur(self) -> None:
        self.show_keys(self._actions_now)

    def show_progress(self) -> None:
        """Say at the top which question this is, with a sign for each."""
        questions = self.session.questions
        marks = "".join(self.mark_of(question) for question in questions)
        number = self.session.number(self.question) if self.question else 0
        place = f"{self.time_left()}{number}/{len(questions)}"
        self.title_bar.asides = (f"{place} {marks}", place)

    def time_left(self) -> str:
        """What time is left, with a separator behind it; '' without a limit."""
        return ""

    # What widgets report

    async def on_answer_widget_submitted(self) -> None:
        await self.action_submit()

    # What keys do in both

    def action_flag(self) -> None:
        if self.question is not None:
            self.session = self.app.examiner.flag(self.session, self.question)
            self.show_progress()

    def action_leave(self) -> None:
        self.app.pop_screen()
