"""The strip of problems under a course that is being written."""

from __future__ import annotations

from pathlib import PurePath

from textual import events
from textual.binding import Binding

from ..course.problems import Problem
from ..render.text import Line, Piece, Styled, break_lines
from .block import TextBlock


class ProblemStrip(TextBlock, can_focus=True):
    """Shows one problem at a time; Enter goes to the next. Hidden while there is none."""

    BINDINGS = [Binding("enter,down,j", "step(1)", "Next problem"), Binding("up,k", "step(-1)", "Problem before")]

    def __init__(self, id: str | None = None) -> None:
        super().__init__(self._problem_lines, id=id)
        self._problems: tuple[Problem, ...] = ()
        self._place = 0
        self.display = False

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show these instead, staying at the same number where there still is one."""
        self._problems = problems
        self._place = min(self._place, max(len(problems) - 1, 0))
        self.display = bool(problems)
        self.redraw()

    def action_step(self, by: int) -> None:
        if self._problems:
            self._place = (self._place + by) % len(self._problems)
            self.redraw()

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.action_step(1)

    def _problem_lines(self, width: int) -> list[Line]:
        if not self._problems:
            return []
        problem = self._problems[self._place]
        count = f"{self._place + 1} of {len(self._problems)} "
        where = PurePath(problem.file).name + (f":{problem.line}:{problem.column}" if problem.line else "")
        role = "wrong" if problem.severity == "error" else "partly"
        help_text = f" {problem.suggestion}" if problem.suggestion else ""
        pieces = [Piece(count, "muted"), Piece(f"{problem.severity} {where} ", role), Piece(problem.message)]
        text = Styled([*pieces, Piece(help_text, "muted")])
        # Three lines are enough to say it; the whole of a long one is in `carrel check`.
        return [Line(cut) for cut in text.cuts(break_lines(text.plain, width))][:3]
