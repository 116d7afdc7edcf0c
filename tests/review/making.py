"""Events, courses and ledgers for the tests of reviews."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from tui.course.loading import Course, open_course
from tui.progress.events import (
    AnswerGiven,
    AnyEvent,
    ItemRecalled,
    LessonOpened,
    ProgressReset,
    RecallTakenBack,
    timestamp,
)
from tui.review.cards import Book
from tui.review.days import stated_days, true_days
from tui.review.interleave import Placed
from tui.review.items import Item, Items
from tui.review.ledger import Ledger, ledger
from tui.review.reviews import Review, counting, reviews

# A Sunday, at noon.
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
TODAY = NOON.date()
DAY = timedelta(days=1)


class Diary:
    """Writes events one after the other, each later in the order than the one before."""

    def __init__(self, device: str = "laptop", seq: int = 0) -> None:
        self.events: list[AnyEvent] = []
        self._device = device
        self._seq = seq

    def write(self, kind: type[Any], when: datetime, **fields: Any) -> Any:
        self._seq += 1
        stamp = {"id": f"{self._device}-{self._seq}", "seq": self._seq, "time": timestamp(when), "course": "c"}
        event = kind(**(stamp | {"device": self._device} | fields))
        self.events.append(event)
        return event

    def answer(self, when: datetime, question: str = "q", fraction: float = 1.0, **fields: Any) -> AnswerGiven:
        defaults = {
            "lesson": "l",
            "response": "a",
            "attempt": f"attempt {self._seq}",
            "question_kind": "single_choice",
        }
        event = self.write(AnswerGiven, when, question=question, fraction=fraction, **(defaults | fields))
        assert isinstance(event, AnswerGiven)
        return event

    def recall(self, when: datetime, item: str = "term:t", fraction: float = 1.0, **fields: Any) -> ItemRecalled:
        event = self.write(ItemRecalled, when, item=item, fraction=fraction, **({"lesson": "l"} | fields))
        assert isinstance(event, ItemRecalled)
        return event


def neighbours(order: Sequence[Placed]) -> int:
    """How often two of one lesson follow each other."""
    return sum(one.lesson == other.lesson != "" for one, other in pairwise(order))


def at(day: int, hour: float = 12) -> datetime:
    """An hour of the numbered day from TODAY on."""
    return datetime(2026, 11, 22, tzinfo=UTC) + timedelta(days=day, hours=hour)


def reviewed(events: list[AnyEvent], today: date = TODAY, names: dict[str, str] | None = None) -> list[Review]:
    days = true_days(events, stated_days(events, UTC), today)
    return reviews(counting(events, days, "c"), names or {})


def ledger_from(events: list[AnyEvent], today: date = TODAY, retention: float = 0.9) -> Ledger:
    return ledger(events, "c", {}, UTC, today, retention)


def book(events: list[AnyEvent], today: date = TODAY) -> Book:
    return ledger_from(events, today).book


def item(name: str, lesson: str = "l", kind: str = "single_choice", section: str = "") -> Item:
    return Item(name, kind, lesson, section)


def items(*found: Item) -> Items:
    return Items(found)


LESSON = """\
id: families
title: Families
minutes: 12
sections:
  - {id: idea, title: The idea, body: Text.}
  - {id: training, title: Training, body: Text.}
comparisons:
  - id: table
    title: The table
    subjects: [{id: gan, name: GAN}, {id: vae, name: VAE}, {id: flow, name: Normalising flow}]
    rows:
      - id: how
        dimension: How it learns
        cells: {gan: {short: Two networks contest}, vae: {short: Rebuilds its input}, flow: {short: Inverts steps}}
      - id: speed
        dimension: How fast
        cells: {gan: {short: One pass}, vae: {short: One pass too}}
questions:
  - id: which
    kind: single_choice
    section: idea
    prompt: Which rebuilds its input?
    answers: [{text: A GAN}, {text: A VAE, correct: true}, {text: Neither of them}]
    aliases: [old-which]
  - id: sort
    kind: categorise
    section: training
    prompt: Sort.
    categories: [{id: one, name: GAN}, {id: two, name: VAE}]
    items: [{text: Contests, category: one}, {text: Encodes, category: two}]
  - id: match
    kind: matching
    prompt: Match.
    pairs: [{left: contests, right: GAN}, {left: rebuilds, right: VAE}]
    distractors: [LLM]
  - id: name
    kind: short_answer
    prompt: Name it.
    answers: [{text: VAE, correct: true}]
  - id: gap
    kind: cloze
    prompt: Fill.
    text: "It is a {{1}}."
    blanks: [{kind: single_choice, answers: [{text: VAE, correct: true}, {text: GAN}]}]
  - id: several
    kind: multiple_response
    prompt: Which are generative?
    answers: [{text: GAN, correct: true}, {text: VAE, correct: true}, {text: Sorting}]
  - id: claim
    kind: true_false
    section: training
    prompt: A GAN is a VAE.
    answer: false
"""
SECOND = """\
id: later
title: Later
minutes: 20
sections: [{id: s, title: S, body: Text.}]
questions: [{id: so, kind: true_false, prompt: "So?", answer: true}]
"""
GLOSSARY = """\
terms:
  - {id: llm, term: LLM, short: A model of language., lesson: later, aliases: [large language model]}
  - {id: rag, term: RAG, short: Looks things up., lesson: later, confused_with: [llm], aliases: []}
  - {id: vae, term: VAE, short: An autoencoder., lesson: families, aliases: [variational autoencoder]}
"""


def course(folder: Path, lesson: str = LESSON, glossary: str = GLOSSARY) -> Course:
    """The course `c` of two lessons and a glossary."""
    folder.mkdir(exist_ok=True)
    (folder / "course.yaml").write_text(
        "id: c\ntitle: The course\nlessons: [families.yaml, later.yaml]\nglossary: glossary.yaml\n"
    )
    (folder / "families.yaml").write_text(lesson)
    (folder / "later.yaml").write_text(SECOND)
    (folder / "glossary.yaml").write_text(glossary)
    return open_course(folder)


_QUESTIONS = st.sampled_from(["q", "r", "s"])


@st.composite
def diaries(draw: st.DrawFn, machines: int = 2, jumps: bool = True) -> list[AnyEvent]:
    """Events of some machines in order: answers and recalls at any hour in attempts; with `jumps`, clocks that are
    wrong, and resets."""
    pages = {f"machine {n}": Diary(f"machine {n}") for n in range(machines)}
    kinds = ["answer", "answer", "answer", "recall", "open", *(["reset", "take back"] if jumps else [])]
    hour = 0.0
    for _ in range(draw(st.integers(0, 30))):
        hour += draw(st.sampled_from([0.1, 5, 20, 30, 100, 200]))
        jump = draw(st.sampled_from([0.0] * 12 + [-365 * 24.0, 365 * 24.0, -30.0])) if jumps else 0.0
        when = at(-200) + timedelta(hours=hour + jump)
        diary = pages[draw(st.sampled_from(sorted(pages)))]
        # Machines that tell each other now and then what they have seen.
        diary._seq = max(diary._seq, draw(st.sampled_from([0, *(page._seq for page in pages.values())])))
        fraction = draw(st.sampled_from([0.0, 0.5, 1.0]))
        match draw(st.sampled_from(kinds)):
            case "answer":
                diary.answer(
                    when,
                    draw(_QUESTIONS),
                    fraction,
                    attempt=draw(st.sampled_from(["", "a", "b"])),
                    certainty=draw(st.sampled_from(["", "guess", "sure"])),
                    hints=draw(st.integers(0, 1)),
                    tries=draw(st.integers(1, 2)),
                    seconds=draw(st.sampled_from([0.0, 3.0, 30.0])),
                    final=draw(st.sampled_from([True, True, False])),
                    course=draw(st.sampled_from(["c", "c", "d"])),
                )
            case "recall":
                diary.recall(when, draw(st.sampled_from(["term:t", "cell:x/y/z"])), fraction)
            case "take back" if recalls := [e.id for e in diary.events if isinstance(e, ItemRecalled)]:
                diary.write(RecallTakenBack, when, recall=draw(st.sampled_from(recalls)))
            case "open":
                diary.write(LessonOpened, when, lesson="l")
            case "reset":
                diary.write(ProgressReset, when, lesson="l", question=draw(st.sampled_from(["", "q"])))
    return sorted((event for page in pages.values() for event in page.events), key=lambda event: event.order)
