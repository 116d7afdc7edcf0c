"""A number, typed, with its unit where units count: answers are tried in order, each with its tolerance."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from msgspec import Meta, Struct

from .base import Question
from .faults import HIDDEN_ANSWER, NO_RIGHT_ANSWER, Fault, doubled, worth_faults
from .letters import AnswerError, quoted
from .number import NO_UNIT_STARTS, Number, read_number
from .worth import Grade, Scored, clamped, feedback_for

# Binary arithmetic puts 0.1 + 0.2 a little above 0.3; a bound may be missed by this share of itself.
_ROUNDING = 1e-12
ANY_OTHER = "*"


class NumericalAnswer(Scored, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An accepted value (`*` for any other number), and how far from it a number may be.

    `tolerance_type`: `absolute` is value ± tolerance; `relative` is value ± tolerance × value; `geometric`
    is from value / (1 + tolerance) to value × (1 + tolerance). The bounds belong to it.
    """

    value: Annotated[str, Meta(description="The number, or `*` for any other number.")]
    tolerance: Annotated[float, Meta(description="How far off a number may be.")] = 0.0
    tolerance_type: Annotated[
        Literal["absolute", "relative", "geometric"],
        Meta(description="What the tolerance is: an amount, a share of the value, or a factor less 1."),
    ] = "absolute"

    def bounds(self) -> tuple[float, float]:
        """The least and the greatest number accepted. Raises AnswerError when `value` is no number."""
        if self.value.strip() == ANY_OTHER:
            return -math.inf, math.inf
        value, tolerance = read_number(self.value).value, abs(self.tolerance)
        match self.tolerance_type:
            case "absolute":
                ends = value - tolerance, value + tolerance
            case "relative":
                ends = value - abs(value) * tolerance, value + abs(value) * tolerance
            case "geometric":
                ends = value / (1 + tolerance), value * (1 + tolerance)
        return min(ends), max(ends)

    def accepts(self, number: float) -> bool:
        """Whether the number is within the bounds."""
        low, high = self.bounds()
        if math.isinf(low) and math.isinf(high):
            return True
        slack = _ROUNDING * max(abs(low), abs(high))
        return low - slack <= number <= high + slack


class Unit(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A unit that may follow the number; `factor` is how many of the first unit one of it is (s: 1000 ms)."""

    name: Annotated[str, Meta(description="The unit as it is typed, such as `ms`.")]
    factor: Annotated[
        float, Meta(description="How many of the first unit one of it is: 1000 for `s` after `ms`.")
    ] = 1.0


class Numerical(Question, frozen=True, kw_only=True, tag="numerical"):
    """Type a number. With `units` it needs its unit too; the answers' values are in the first of them.

    As in Moodle, a number that is right in the first unit but has no unit, or a wrong one, loses
    `unit_penalty` of what it is worth (1: no unit, no marks; 0: the unit does not count).
    """

    how_to_answer: ClassVar[str] = "a number"

    answers: Annotated[
        tuple[NumericalAnswer, ...],
        Meta(description="The numbers that are looked for, tried in order: the first that is near enough decides."),
    ]
    units: Annotated[
        tuple[Unit, ...],
        Meta(description="The units that may follow the number, if it needs one; the values are in the first."),
    ] = ()
    unit_penalty: Annotated[
        float, Meta(description="What a missing or wrong unit costs, as a share from 0 to 1.")
    ] = 0.1

    def grade(self, response: str) -> Grade:
        if not response.strip():
            raise AnswerError("Type a number first.")
        number = read_number(response)
        if number.unit and not self.units:
            raise AnswerError(f"Type the number alone, without {quoted(number.unit)}.")
        factor = self._factor(number.unit)
        note = f"; {number.note}" if number.note else ""
        for answer in self.answers:
            if factor is not None and answer.accepts(number.value * factor):
                return self._graded(answer, number.value * factor, answer.worth, note)
            if self.units and answer.accepts(number.value):
                kept = answer.worth * (1 - self.unit_penalty)
                trouble = f"; {self._unit_trouble(number)}: {self.unit_penalty:.0%} off"
                return self._graded(answer, number.value, kept, trouble + note)
        said = feedback_for(None, self.answers)
        return Grade(fraction=0.0, feedback=said, rule=f"refused: matches no accepted number{note}")

    def _factor(self, unit: str) -> float | None:
        """What makes the first unit of this one; None when it is missing or not listed."""
        if not self.units:
            return 1.0
        return next((known.factor for known in self.units if _same(known.name) == _same(unit)), None)

    @staticmethod
    def _unit_trouble(number: Number) -> str:
        return f"unit {quoted(number.unit)} is not right" if number.unit else "the unit is missing"

    def _graded(self, answer: NumericalAnswer, number: float, fraction: float, notes: str) -> Grade:
        low, high = answer.bounds()
        accepts = f"{low:.12g}" if low == high else f"within {low:.12g} to {high:.12g}"
        why = "any other number" if math.isinf(low) else f"{number:.12g} is {accepts}"
        return Grade(
            fraction=clamped(fraction),
            feedback=feedback_for(answer, self.answers),
            rule=f"{'accepted' if answer.worth > 0 else 'refused'}: {why}{notes}",
        )

    def model_answer(self) -> str:
        unit = f" {self.units[0].name}" if self.units else ""
        right = (f"{self._instance(answer)}{unit}" for answer in self.answers if answer.full)
        try:
            return next((text for text in right if self.grade(text).correct), "")
        except AnswerError:
            return ""

    def _instance(self, answer: NumericalAnswer) -> str:
        """The answer's value as text; for `*` a number beyond all the listed ones."""
        if answer.value.strip() != ANY_OTHER:
            return answer.value.strip()
        listed = [other.bounds()[1] for other in self.answers if other.value.strip() != ANY_OTHER]
        return f"{2 * max([0.0, *listed]) + 1:.15g}"

    def in_words(self, response: str) -> str:
        return response.strip()

    def unreached_answers(self) -> Iterator[tuple[str | int, ...]]:
        listed = [n for answer in self.answers for n in answer.bounds() if math.isfinite(n)]
        middles = [sum(answer.bounds()) / 2 for answer in self.answers]
        reached = set()
        for number in (*listed, *middles, 2 * max(map(abs, listed), default=0.0) + 1):
            place = next((n for n, answer in enumerate(self.answers) if answer.accepts(number)), None)
            reached.add(place)
        for place in range(len(self.answers)):
            if place not in reached:
                yield "answers", place

    def meaning_faults(self) -> Iterator[Fault]:
        yield from super().meaning_faults()
        yield from worth_faults(self.answers)
        faults = [*self._unit_faults(), *self._number_faults()]
        yield from faults
        if not any(answer.full for answer in self.answers):
            yield NO_RIGHT_ANSWER
        elif not faults and not self.model_answer():
            yield HIDDEN_ANSWER

    def _number_faults(self) -> Iterator[Fault]:
        for place, answer in enumerate(self.answers):
            for fault in _faults_of(answer):
                yield Fault(("answers", place, *fault.path), fault.code, fault.message, fault.suggestion)

    def _unit_faults(self) -> Iterator[Fault]:
        yield from doubled([_same(unit.name) for unit in self.units], "units", "name")
        for place, unit in enumerate(self.units):
            if not unit.name.strip() or unit.name.strip().startswith(NO_UNIT_STARTS):
                message = f"has a unit named {quoted(unit.name)}, which can't follow a number"
                yield Fault(("units", place, "name"), "unit-name", message)
            if not (math.isfinite(unit.factor) and unit.factor > 0):
                message = f"has a unit of factor {unit.factor:g}"
                yield Fault(("units", place, "factor"), "unit-factor", message, "a factor is more than 0")
        if self.units and self.units[0].factor != 1:
            message = f"has a first unit of factor {self.units[0].factor:g}"
            advice = "the values are in the first unit, so its factor is 1"
            yield Fault(("units", 0, "factor"), "unit-factor", message, advice)
        if not 0 <= self.unit_penalty <= 1:
            message = f"takes {self.unit_penalty:g} off for the unit"
            yield Fault(("unit_penalty",), "penalty-range", message, "a penalty is between 0 and 1")


def _faults_of(answer: NumericalAnswer) -> Iterator[Fault]:
    if not (math.isfinite(answer.tolerance) and answer.tolerance >= 0):
        message = f"has a tolerance of {answer.tolerance:g}"
        yield Fault(("tolerance",), "tolerance-range", message, "a tolerance is 0 or more")
    if answer.value.strip() == ANY_OTHER:
        return
    try:
        alone = not read_number(answer.value).unit
    except AnswerError:
        alone = False
    if not alone:
        message = f"accepts {quoted(answer.value)}, which is not a number"
        yield Fault(("value",), "not-a-number", message, "write digits alone (units go in `units`), or `*`")
    elif math.isfinite(answer.tolerance) and not all(map(math.isfinite, answer.bounds())):
        yield Fault(("tolerance",), "tolerance-range", "accepts numbers too large to compare")


def _same(unit: str) -> str:
    """The unit in the one spelling that is compared: µ and μ, m² and m2, `km / h` and `km/h` are alike."""
    return "".join(unicodedata.normalize("NFKC", unit).split())
