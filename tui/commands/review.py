"""`carrel review`: the desk, straight at what is due; without a terminal, what is due as plain questions."""

from __future__ import annotations

import argparse
import sys
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from ..progress.events import AnswerGiven, ItemRecalled
from .common import add_course, add_json, close, open_desk, print_json, say
from .desk import no_terminal

if TYPE_CHECKING:
    from ..examiner import Examiner
    from ..questions import Question
    from ..review.foresight import Answer, Foresight
    from ..review.steps import Step

# What is typed of a card, and the share of it that was there.
JUDGED = {"1": 0.0, "2": 0.5, "3": 1.0}


def add_to(commands: Any) -> None:
    parser = commands.add_parser("review", help="what is due: on the desk, or without a terminal as plain questions")
    add_course(parser)
    parser.add_argument(
        "--minutes", type=_minutes, default=0, metavar="N", help="plan N minutes: what is due, mixed up, to be read"
    )
    parser.add_argument("--plain", action="store_true", help="plain questions on a terminal, too")
    add_json(parser)
    parser.set_defaults(run=_review, lesson="")


def _minutes(typed: str) -> int:
    from ..review.planner import LEAST_MINUTES, MOST_MINUTES

    if not typed.isdecimal() or not LEAST_MINUTES <= int(typed) <= MOST_MINUTES:
        raise argparse.ArgumentTypeError(f"give a number from {LEAST_MINUTES} to {MOST_MINUTES}, not {typed!r}")
    return int(typed)


def _review(options: argparse.Namespace) -> int:
    if options.plain or options.json or no_terminal() or not sys.stdout.isatty():
        return _plain(options)
    from . import desk

    return desk.run(options, review=True, minutes=options.minutes)


def _plain(options: argparse.Namespace) -> int:
    from ..examiner import Examiner
    from ..review.board import load_board
    from ..review.foresight import Foresight
    from ..review.queue import in_words
    from ..review.steps import steps
    from ..review.tally import tally

    desk = open_desk(options.course)
    now = datetime.now().astimezone()
    board = load_board(desk.course, desk.store, desk.settings, now.tzinfo or UTC, now)
    queue = board.queue(desk.state, now)
    items = [*(due.item for due in queue.asked), *queue.fresh]
    if options.minutes:
        stock = board.stock(desk.state, desk.store.events(), now)
        planned = stock.plan(options.minutes)
        items = planned.items
        say(stock.in_words(planned))
    today = board.today(now)
    asked = steps(desk.course, items, today.toordinal())
    apart = [] if options.minutes else steps(desk.course, [due.item for due in queue.set_apart], today.toordinal())
    out = sys.stderr if options.json else sys.stdout
    if not (asked or apart):
        print(*(in_words(queue) or ["Nothing is due yet."]), sep="\n", file=out)
        return 1
    foresight = Foresight(board.ledger.book, today)
    answers = _Asking(Examiner(desk), foresight, as_json=options.json).ask_all(asked, apart)
    code = close(desk.store)
    board = load_board(desk.course, desk.store, desk.settings, board.zone, now)
    print("", *tally(answers).words, *in_words(board.queue(desk.state, now)), sep="\n", file=out)
    return code


class _Asking:
    """Asks in plain lines; in JSON's case those are words, and go to standard error."""

    def __init__(self, examiner: Examiner, foresight: Foresight, *, as_json: bool) -> None:
        self._examiner = examiner
        self._foresight = foresight
        self._as_json = as_json
        self._out = sys.stderr if as_json else sys.stdout

    def ask_all(self, asked: list[Step], apart: list[Step]) -> list[Answer]:
        """Ask the steps in turn until they or the lines come to an end, those set apart after their passage; the
        answers that count."""
        answers: list[Answer] = []
        for number, step in enumerate([*asked, *apart], start=1):
            if number > len(asked):
                self._say("", *_passage(step))
            place = f"{number}/{len(asked) + len(apart)}"
            given = self._card(step, place) if step.question is None else self._question(step, step.question, place)
            if given is None:
                break
            answers.append(given)
            self._say(f"Comes back {self._foresight.in_words(self._foresight.count(step.item, given))}.")
        return answers

    def _say(self, *lines: str) -> None:
        print(*lines, sep="\n", file=self._out)

    def _question(self, step: Step, question: Question, place: str) -> AnswerGiven | None:
        """Ask a question until it is closed; the answer that closed it, or None when the lines came to an end."""
        from ..examiner import Recalling
        from .quiz import ask

        recalled = {question.id: Recalling(step.item.id, step.names)} if step.names else {}
        _, session = self._examiner.review([(step.lesson, question)], recalled)
        session = ask(self._examiner, session, place, as_json=self._as_json)
        return next((answer for answer in session.answers if answer.final), None)

    def _card(self, step: Step, place: str) -> ItemRecalled | None:
        """Show what is to be said, then the answer, and take the person's word for it; None when the lines ended."""
        from ..render.plain import paragraphs

        self._say("", f"{place}  " + "\n".join(paragraphs(step.prompt)))
        asked_at = time.monotonic()
        if self._line("Say it to yourself; Enter shows it: ") is None:
            return None
        seconds = time.monotonic() - asked_at
        self._say(*paragraphs(step.answer))
        returns = [self._foresight.in_short(self._foresight.expect(step.item, had)) for had in JUDGED.values()]
        wrong, hard, right = returns
        judge = f"Did you have it? 1 wrong ({wrong}), 2 hard or half of it ({hard}), 3 right ({right}): "
        while (typed := self._line(judge)) not in JUDGED:
            if typed is None:
                return None
        event = self._examiner.desk.record(
            ItemRecalled,
            item=step.item.id,
            lesson=step.item.lesson,
            fraction=JUDGED[typed],
            seconds=round(seconds, 1),
        )
        assert isinstance(event, ItemRecalled)
        if self._as_json:
            shown = {"id": step.item.id, "kind": step.item.kind, "answer": typed, "fraction": event.fraction}
            print_json(shown | {"correct": event.fraction == 1, "feedback": step.answer.strip()})
        return event

    def _line(self, prompt: str) -> str | None:
        """What is typed in a line; None when there are no more."""
        print(prompt, end="", file=self._out, flush=True)
        if typed := sys.stdin.readline():
            return typed.strip()
        self._say("")
        return None


def _passage(step: Step) -> list[str]:
    """What explains an item that was failed often, to be read before it is asked."""
    from ..render.plain import paragraphs

    sections = step.lesson.sections if step.lesson else ()
    body = next((section.body for section in sections if section.id == step.item.section), "")
    where = f"Failed often: read it again first, in {step.place}{':' if body else '.'}"
    return [where, "", *paragraphs(body)] if body else [where]
