"""`carrel review`: the desk, straight at what is due; without a terminal, what is due as plain questions."""

from __future__ import annotations

import argparse
import sys
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from ..progress.events import AnswerGiven, ItemRecalled
from .common import add_course, add_json, open_desk, print_json, say
from .desk import no_terminal

if TYPE_CHECKING:
    from ..desk import Desk
    from ..examiner import Examiner
    from ..questions import Question
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
    asked = steps(desk.course, items, board.today(now).toordinal())
    out = sys.stderr if options.json else sys.stdout
    if not asked:
        print(*(in_words(queue) or ["Nothing is due yet."]), sep="\n", file=out)
        return 1
    answers = _ask_all(Examiner(desk), asked, as_json=options.json)
    desk.store.close()
    board = load_board(desk.course, desk.store, desk.settings, board.zone, now)
    print("", *tally(answers).words, *in_words(board.queue(desk.state, now)), sep="\n", file=out)
    return 0


def _ask_all(examiner: Examiner, asked: list[Step], *, as_json: bool) -> list[AnswerGiven | ItemRecalled]:
    """Ask the steps in turn until they or the lines come to an end; the answers that count."""
    answers: list[AnswerGiven | ItemRecalled] = []
    for number, step in enumerate(asked, start=1):
        place = f"{number}/{len(asked)}"
        given = _ask(examiner, step, place, as_json)
        if given is None:
            break
        answers.append(given)
    return answers


def _ask(examiner: Examiner, step: Step, place: str, as_json: bool) -> AnswerGiven | ItemRecalled | None:
    """Ask one step; None when the lines came to an end."""
    if step.question is None:
        return _ask_card(examiner.desk, step, place, as_json)
    return _ask_question(examiner, step, step.question, place, as_json)


def _ask_question(
    examiner: Examiner, step: Step, question: Question, place: str, as_json: bool
) -> AnswerGiven | None:
    """Ask a question until it is closed; the answer that closed it, or None."""
    from ..examiner import Recalling
    from .quiz import ask

    recalled = {question.id: Recalling(step.item.id, step.names)} if step.names else {}
    _, session = examiner.review([(step.lesson, question)], recalled)
    return next((answer for answer in ask(examiner, session, place, as_json=as_json).answers if answer.final), None)


def _ask_card(desk: Desk, step: Step, place: str, as_json: bool) -> ItemRecalled | None:
    """Show what is to be said, then the answer, and take the person's word for it; None when the lines ended."""
    from ..render.plain import paragraphs

    out = sys.stderr if as_json else sys.stdout
    print("", f"{place}  " + "\n".join(paragraphs(step.prompt)), sep="\n", file=out)
    print("Say it to yourself; Enter shows it: ", end="", file=out, flush=True)
    asked_at = time.monotonic()
    if not sys.stdin.readline():
        print(file=out)
        return None
    seconds = time.monotonic() - asked_at
    print("\n".join(paragraphs(step.answer)), file=out)
    while True:
        print("Did you have it? 1 wrong, 2 hard or half of it, 3 right: ", end="", file=out, flush=True)
        if not (typed := sys.stdin.readline()):
            print(file=out)
            return None
        if typed.strip() in JUDGED:
            break
    fraction = JUDGED[typed.strip()]
    event = desk.record(
        ItemRecalled, item=step.item.id, lesson=step.item.lesson, fraction=fraction, seconds=round(seconds, 1)
    )
    assert isinstance(event, ItemRecalled)
    if as_json:
        shown = {"id": step.item.id, "kind": step.item.kind, "answer": typed.strip(), "fraction": fraction}
        print_json(shown | {"correct": fraction == 1, "feedback": step.answer.strip()})
    return event
