"""Stores, clocks and events for the tests of progress."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from tui.progress.events import (
    AnswerGiven,
    AnyEvent,
    Bookmarked,
    HintShown,
    ItemRecalled,
    LabGoalReached,
    LabPredicted,
    LessonOpened,
    LessonRead,
    NoteWritten,
    PlaceReached,
    ProgressReset,
    QuestionFlagged,
    QuizFinished,
    QuizStarted,
    ResetUndone,
    SectionRead,
)
from tui.progress.files import Disk
from tui.progress.store import Store

MORNING = datetime(2026, 11, 22, 6, 48, 55, tzinfo=UTC)


def clock(start: datetime = MORNING, step: float = 1.0) -> Callable[[], datetime]:
    """A clock that goes on by `step` seconds each time it is read."""
    ticks = iter(range(10**9))
    return lambda: start + timedelta(seconds=step * next(ticks))


def opened(folder: Path | None, device: str = "laptop", disk: Disk | None = None, **changes: Any) -> Store:
    return Store.open(folder, device=device, now=changes.get("now", clock()), disk=disk)


def answer(store: Store, question: str = "q", **fields: Any) -> AnswerGiven:
    """An answer, recorded."""
    defaults = {"attempt": "a", "lesson": "l", "response": "b", "fraction": 1.0}
    event = store.new(AnswerGiven, course="c", question=question, **(defaults | fields))
    store.record(event)
    return event


def ids(events: Iterable[AnyEvent]) -> set[str]:
    return {event.id for event in events}


_LESSONS = st.sampled_from(["l", "m"])
_SECTIONS = st.sampled_from(["", "s", "t"])
_QUESTIONS = st.sampled_from(["q", "r"])
_ATTEMPTS = st.sampled_from(["a1", "a2", "a3"])
_FRACTIONS = st.sampled_from([0.0, 0.5, 1.0])
_LABS = st.sampled_from(["gan", "vae"])
_CHOICES = st.sampled_from(["", "more", "fewer"])
# What may be done, and with what: an event's kind and its own fields.
DEEDS: st.SearchStrategy[tuple[type[Any], dict[str, Any]]] = st.one_of(
    st.tuples(st.just(LessonOpened), st.fixed_dictionaries({"lesson": _LESSONS})),
    st.tuples(
        st.just(PlaceReached),
        st.fixed_dictionaries({"lesson": _LESSONS, "section": _SECTIONS, "line": st.integers(0, 9)}),
    ),
    st.tuples(st.just(SectionRead), st.fixed_dictionaries({"lesson": _LESSONS, "section": _SECTIONS})),
    st.tuples(st.just(LessonRead), st.fixed_dictionaries({"lesson": _LESSONS})),
    st.tuples(
        st.just(QuizStarted),
        st.fixed_dictionaries(
            {"lesson": _LESSONS, "attempt": _ATTEMPTS, "seed": st.integers(0, 9), "questions": st.just(("q", "r"))}
        ),
    ),
    st.tuples(
        st.just(AnswerGiven),
        st.fixed_dictionaries(
            {
                "lesson": _LESSONS,
                "attempt": _ATTEMPTS,
                "question": _QUESTIONS,
                "response": st.text(max_size=5),
                "fraction": _FRACTIONS,
                "final": st.booleans(),
            }
        ),
    ),
    st.tuples(st.just(ItemRecalled), st.fixed_dictionaries({"item": st.just("term:agent"), "fraction": _FRACTIONS})),
    st.tuples(
        st.just(HintShown),
        st.fixed_dictionaries({"lesson": _LESSONS, "attempt": _ATTEMPTS, "question": _QUESTIONS}),
    ),
    st.tuples(
        st.just(QuestionFlagged),
        st.fixed_dictionaries(
            {"lesson": _LESSONS, "attempt": _ATTEMPTS, "question": _QUESTIONS, "on": st.booleans()}
        ),
    ),
    st.tuples(
        st.just(QuizFinished),
        st.fixed_dictionaries(
            {
                "lesson": _LESSONS,
                "attempt": _ATTEMPTS,
                "fraction": _FRACTIONS,
                "passed": st.booleans(),
                "whole": st.booleans(),
            }
        ),
    ),
    st.tuples(
        st.just(Bookmarked),
        st.fixed_dictionaries({"lesson": _LESSONS, "section": _SECTIONS, "on": st.booleans()}),
    ),
    st.tuples(
        st.just(NoteWritten),
        st.fixed_dictionaries({"lesson": _LESSONS, "section": _SECTIONS, "text": st.sampled_from(["", "x", "é\ny"])}),
    ),
    st.tuples(
        st.just(LabPredicted),
        st.fixed_dictionaries({"lesson": _LESSONS, "lab": _LABS, "choice": _CHOICES, "answer": _CHOICES}),
    ),
    st.tuples(
        st.just(LabGoalReached),
        st.fixed_dictionaries({"lesson": _LESSONS, "lab": _LABS, "goal": st.sampled_from(["break", "mend"])}),
    ),
)
_RESETS: st.SearchStrategy[tuple[type[Any], dict[str, Any]]] = st.one_of(
    st.tuples(
        st.just(ProgressReset),
        st.fixed_dictionaries({"lesson": st.sampled_from(["", "l"]), "question": st.sampled_from(["", "q"])}),
    ),
    st.tuples(st.just(ResetUndone), st.fixed_dictionaries({"reset": st.integers(0, 20).map(str)})),
)


@st.composite
def histories(draw: st.DrawFn, resets: bool = True) -> list[AnyEvent]:
    """Events of two machines in no particular order, some with the same place in it, some resets undone."""
    deeds = draw(st.lists(st.one_of(DEEDS, _RESETS) if resets else DEEDS, max_size=25))
    events = []
    for number, (kind, fields) in enumerate(deeds):
        course = draw(st.sampled_from(["", "c", "d"] if kind is ProgressReset else ["c", "d"]))
        seq = draw(st.integers(1, 20))
        time = MORNING.isoformat().replace("+00:00", "Z")
        events.append(kind(id=str(number), seq=seq, time=time, device="laptop", course=course, **fields))
    return events
