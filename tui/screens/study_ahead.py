"""What lies ahead, on the desk: what is remembered and due in the list of lessons, and the next thing to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message
from textual.timer import Timer
from textual.worker import get_current_worker

from ..actions.study import UP_NEXT
from ..log import logged
from ..widgets.reader import Reader
from .study_ways import StudyWays

if TYPE_CHECKING:
    from ..desk import Desk
    from ..review.next_step import Step
    from ..review.outlook import Outlook

# Looked up once the first picture is there, or what was done has rested: never between a key and its answer.
REST_SECONDS = 0.3


class StudyAhead(StudyWays):
    """Looks ahead whenever something was done that may change it, beside the screen."""

    class LookedAhead(Message):
        """What lies ahead in the course that was on this desk."""

        def __init__(self, desk: Desk, outlook: Outlook) -> None:
            super().__init__()
            self.desk = desk
            self.outlook = outlook

    outlook: Outlook | None = None
    _look: Timer | None = None

    def on_screen_resume(self) -> None:
        self.look_ahead()

    def on_reader_section_ended(self, message: Reader.SectionEnded) -> None:
        self.look_ahead()

    def look_ahead(self) -> None:
        """What lies ahead may have changed: look, as soon as nothing else is done."""
        if self._look is not None:
            self._look.stop()
        self._look = self.set_timer(REST_SECONDS, self._look_up)

    def _look_up(self) -> None:
        # Without it the desk is as good: a fault here must not close it at every start.
        self.run_worker(logged(self._look_now), thread=True, exclusive=True, group="outlook")

    def _look_now(self) -> None:
        from .loading import load

        desk = self.app.desk
        board, now = load(desk, glance=True)
        found = board.outlook(desk.state, now)
        if not get_current_worker().is_cancelled:
            self.post_message(self.LookedAhead(desk, found))

    def on_study_ahead_looked_ahead(self, message: LookedAhead) -> None:
        desk, outlook = message.desk, message.outlook
        if desk is self.app.desk and len(outlook.due) == len(desk.course.heads):
            self.outlook = outlook
            self.lessons.show_kept(outlook.remembered, outlook.due)
            self.show_offer()

    def show_offer(self) -> None:
        """Offer what to do next, in a few words beside the lesson's title."""
        self.title_bar.offered = UP_NEXT.shown, UP_NEXT.press
        self.title_bar.offers = self.outlook.offers(self.lesson_id) if self.outlook else ()

    # What keys do

    def action_up_next(self) -> None:
        if self.outlook is None:
            self.notify("What comes next is being looked up.", timeout=2)
        else:
            self.take(self.outlook.step)

    def take(self, step: Step) -> None:
        """Do the next thing: review, go on with a lesson, or take its quiz."""
        if step.action == "review":
            self.action_review()
        elif not step.lesson:
            self.notify(f"{step.words}.", markup=False)
        else:
            if step.lesson != self.lesson_id:
                self.go_to(step.lesson)
            elif step.action == "read":
                self.notify("Read on here: this lesson is next.", timeout=3)
            if step.action == "quiz":
                self.action_quiz()

    def action_plan(self) -> None:
        self.keep_place()
        self.app.plan()
