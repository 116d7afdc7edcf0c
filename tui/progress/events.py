"""What a person did, one immutable record a deed. The sum of them is all that Carrel knows of the person."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

Mode = Literal["practice", "exam"]
Certainty = Literal["", "guess", "fairly_sure", "sure"]
# Nobody thinks about one question for longer, in seconds: who takes more has left the desk, perhaps for the night.
MOST_SECONDS = 600.0
# Bounds hold for what is read: a file edited by hand must not bring a score of 500%.
Sequence = Annotated[int, Meta(ge=0, le=2**53)]
Fraction = Annotated[float, Meta(ge=0, le=1)]


# Events hold nothing that could refer back to them, so the garbage collector need not visit 100,000 of them.
class Event(Struct, frozen=True, kw_only=True, tag_field="type", omit_defaults=True, gc=False):
    """A deed. `seq` orders events whatever the clock says: a Lamport clock, one more than any seen before."""

    id: str
    seq: Sequence
    time: str
    device: str
    course: str

    @property
    def order(self) -> tuple[int, str]:
        """Where the event stands among all others, on every machine alike."""
        return self.seq, self.id


class LessonOpened(Event, frozen=True, kw_only=True, tag="lesson_opened"):
    lesson: str


class PlaceReached(Event, frozen=True, kw_only=True, tag="place_reached"):
    """What stands at the top of the reading pane: section, line of its Markdown, character in that line."""

    lesson: str
    tab: str = "read"
    section: str = ""
    line: int = 0
    offset: int = 0


class SectionRead(Event, frozen=True, kw_only=True, tag="section_read"):
    lesson: str
    section: str


class LessonRead(Event, frozen=True, kw_only=True, tag="lesson_read"):
    """Every section that the lesson had at the time has been read."""

    lesson: str


class QuizStarted(Event, frozen=True, kw_only=True, tag="quiz_started"):
    """An attempt began: `questions` in the order asked, shuffled by `seed`; `minutes` 0 means no limit."""

    attempt: str
    lesson: str
    seed: int
    questions: tuple[str, ...]
    mode: Mode = "practice"
    minutes: int = 0


class AnswerGiven(Event, frozen=True, kw_only=True, tag="answer_given"):
    """One try at a question: `fraction` of the marks it earned (0 to 1), and what it was an answer to.

    `response` is the answer as typed text, letters in the author's order; `text` is a digest of the
    question's wording, so that an answer given to another wording can be told. `question_kind` is such as `cloze`.
    """

    attempt: str
    lesson: str
    question: str
    response: str
    fraction: Fraction
    certainty: Certainty = ""
    hints: int = 0
    tries: int = 1
    seconds: float = 0
    final: bool = True
    text: str = ""
    question_kind: str = ""


class ItemRecalled(Event, frozen=True, kw_only=True, tag="item_recalled"):
    """A comparison cell or glossary term was recalled in a review; `item` is its id there, such as `term:agent`.

    The rest is as for an answer; `response` names what was given for it (a subject's id, a term's id, words).
    """

    item: str
    fraction: Fraction
    lesson: str = ""
    attempt: str = ""
    response: str = ""
    certainty: Certainty = ""
    hints: int = 0
    tries: int = 1
    seconds: float = 0


class HintShown(Event, frozen=True, kw_only=True, tag="hint_shown"):
    attempt: str
    lesson: str
    question: str


class QuestionFlagged(Event, frozen=True, kw_only=True, tag="question_flagged"):
    """Marked for later in an attempt, or no longer."""

    attempt: str
    lesson: str
    question: str
    on: bool = True


class QuizFinished(Event, frozen=True, kw_only=True, tag="quiz_finished"):
    """An attempt was handed in or came to its end; `fraction` is the share of all marks earned."""

    attempt: str
    lesson: str
    fraction: Fraction
    passed: bool = False
    whole: bool = True


class Bookmarked(Event, frozen=True, kw_only=True, tag="bookmarked"):
    lesson: str
    section: str = ""
    on: bool = True


class NoteWritten(Event, frozen=True, kw_only=True, tag="note_written"):
    """The person's note on a section; an empty text takes the note away."""

    lesson: str
    section: str = ""
    text: str = ""


class LabPredicted(Event, frozen=True, kw_only=True, tag="lab_predicted"):
    """What was predicted of a lab, in the words of the choice; recorded again, with `answer`, once a run has told."""

    lesson: str
    lab: str
    choice: str
    answer: str = ""


class LabGoalReached(Event, frozen=True, kw_only=True, tag="lab_goal_reached"):
    """A goal of a lab was reached, in the run of this seed after so many steps."""

    lesson: str
    lab: str
    goal: str
    seed: Sequence = 0
    step: Sequence = 0


class ProgressReset(Event, frozen=True, kw_only=True, tag="progress_reset"):
    """What came before is set aside: of a question, a lesson, a course, or (course '') everything."""

    lesson: str = ""
    question: str = ""


class ResetUndone(Event, frozen=True, kw_only=True, tag="reset_undone"):
    """The reset with the id `reset` no longer holds."""

    reset: str


class RecallTakenBack(Event, frozen=True, kw_only=True, tag="recall_taken_back"):
    """What was said of one's own answer, in the item_recalled with the id `recall`, was a slip and does not count."""

    recall: str


AnyEvent = (
    LessonOpened
    | PlaceReached
    | SectionRead
    | LessonRead
    | QuizStarted
    | AnswerGiven
    | ItemRecalled
    | HintShown
    | QuestionFlagged
    | QuizFinished
    | Bookmarked
    | NoteWritten
    | LabPredicted
    | LabGoalReached
    | ProgressReset
    | ResetUndone
    | RecallTakenBack
)


def new_id() -> str:
    """A fresh id for an event or an attempt."""
    return os.urandom(16).hex()


def timestamp(now: datetime) -> str:
    """The time as events carry it: UTC, ISO 8601, milliseconds."""
    return now.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
