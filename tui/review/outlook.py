"""What lies ahead, for the desk: how well each lesson is kept, what of it is due, and what to do next."""

from __future__ import annotations

from msgspec import Struct

from .next_step import Step


class Outlook(Struct, frozen=True):
    """By lesson, in the course's order: which are `remembered` (their places) and how many items are `due`.

    `step` is the next thing to do, `today` how many items are asked today and `minutes` what that takes.
    """

    remembered: tuple[int, ...]
    due: tuple[int, ...]
    step: Step
    today: int = 0
    minutes: float = 0.0

    def offers(self, open_lesson: str) -> tuple[str, ...]:
        """Wordings of what to do next, the longest first; none where that is nothing, or to go on reading what is
        open."""
        step, here = self.step, self.step.lesson == open_lesson
        match step.action:
            case "review":
                return f"{self.today} due, {max(round(self.minutes), 1)} min", f"{self.today} due"
            case "quiz":
                return "Take the quiz" if here else step.words, "Quiz"
            case "read" if not here:
                return step.words, "Next"
        return ()
