"""A learner who forgets as FSRS says people do, for a year: what is recalled at review, and how much a day asks."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

import fsrs
import pytest

from tests.review.making import DAY, Diary, ledger_from, neighbours
from tui.course.loading import open_course
from tui.folders import shipped
from tui.review.items import Item, read_items
from tui.review.ledger import Ledger
from tui.review.queue import queue
from tui.review.ratings import rating
from tui.review.settings import Settings

COURSE = read_items(open_course(shipped("lessons") / "generative-ai-vs-llms"))
LESSONS = list(dict.fromkeys(item.lesson for item in COURSE.all if item.lesson))
START = datetime(2025, 1, 1, tzinfo=UTC)


class Learner:
    """Someone whose memory is FSRS's own model, item by item; the schedule never sees into it."""

    def __init__(self, seed: int) -> None:
        self._chance = Random(seed)
        self._model = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
        self._memory: dict[str, fsrs.Card] = {}

    def answers(self, name: str, day: date) -> tuple[float, str]:
        """Whether the item is recalled on this day (1 or 0), and how sure the learner is; it is learned by that."""
        moment = datetime.combine(day, time(), UTC)
        card = self._memory.get(name) or fsrs.Card(card_id=1)
        likely = self._model.get_card_retrievability(card, moment) if card.last_review else 0.7
        fraction = float(self._chance.random() < likely)
        certainty = self._chance.choice(["", "guess", "sure"])
        rated = fsrs.Rating(rating(fraction, certainty))  # type: ignore[arg-type]
        self._memory[name], _ = self._model.review_card(card, rated, moment)
        return fraction, certainty


class Year:
    """What a simulated year came to."""

    def __init__(self, seed: int, settings: Settings, away: range = range(0)) -> None:
        self.diary, self.learner, self.settings = Diary(), Learner(seed), settings
        self.ledger = ledger_from([], START.date(), settings.retention)
        self.outcomes: list[float] = []
        self.loads: Counter[int] = Counter()
        self.fresh = 0
        self.read: set[str] = set()
        hours = Random(seed)
        for day in range(365):
            if day in away:
                continue
            moment = START + day * DAY + timedelta(hours=hours.uniform(7, 23))
            self._review(day, moment)
            # A new lesson every fifth day, until there are no more; its cells and terms come by and by.
            if day % 5 == 0 and day // 5 < len(LESSONS):
                self.read.add(LESSONS[day // 5])
                for item in COURSE.all:
                    if item.lesson == LESSONS[day // 5] and item.id.startswith("question:"):
                        self._answer(item, moment)

    def _review(self, day: int, moment: datetime) -> None:
        asked = queue(self.ledger, COURSE, self.settings, moment.date(), self.read)
        assert neighbours(asked.asked) <= max(0, 2 * _most(asked.asked) - len(asked.asked) - 1)
        for due in (*asked.asked, *asked.set_apart):
            self.outcomes.append(self._answer(due.item, moment))
        for item in asked.fresh:
            self._answer(item, moment)
        self.loads[day] += asked.count + len(asked.fresh)
        self.fresh += len(asked.fresh)

    def _answer(self, item: Item, moment: datetime) -> float:
        fraction, certainty = self.learner.answers(item.id, moment.date())
        kind, _, name = item.id.partition(":")
        given: dict[str, Any] = {"fraction": fraction, "certainty": certainty, "lesson": item.lesson}
        event = (
            self.diary.answer(moment, name, question_kind=item.kind, **given)
            if kind == "question"
            else self.diary.recall(moment, item.id, **given)
        )
        assert self.ledger.add(event, "c", COURSE.names, UTC, moment.date())
        return fraction


def _most(asked: tuple[object, ...]) -> int:
    return max(Counter(getattr(due, "lesson", "") for due in asked).values(), default=0)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_year_at_the_usual_retention(seed: int) -> None:
    year = Year(seed, Settings())
    assert 0.87 <= sum(year.outcomes) / len(year.outcomes) <= 0.93
    assert len(year.outcomes) > 1000
    assert max(year.loads.values()) <= 60
    assert year.fresh > 100
    afresh: Ledger = ledger_from(year.diary.events, (START + 365 * DAY).date())
    assert afresh == year.ledger


@pytest.mark.parametrize(("retention", "low", "high"), [(0.8, 0.77, 0.85), (0.95, 0.92, 0.97)])
def test_another_retention_is_reached_too(retention: float, low: float, high: float) -> None:
    year = Year(3, Settings(retention=retention, limit=200))
    assert low <= sum(year.outcomes) / len(year.outcomes) <= high


def test_coming_back_after_seven_weeks_never_asks_more_than_the_limit() -> None:
    year = Year(4, Settings(limit=30), away=range(80, 130))
    assert max(year.loads.values()) == 30
    assert [year.loads[day] for day in range(130, 135)] == [30] * 5
    assert sum(year.loads[day] for day in range(335, 365)) < 30 * 30
