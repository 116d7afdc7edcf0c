"""What is taught: a course, its lessons and what they hold. All frozen; the file's own words are the names.

The descriptions are what an author's editor and the JSON Schema say of each key.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from ..questions import AnyQuestion

# The labs that a lesson can name.
LAB_KINDS = (
    "tokenizer",
    "sampling",
    "attention",
    "gan",
    "vae",
    "diffusion",
    "fine-tuning",
    "multimodal",
    "audit",
)


# The forms of question that can be made from a comparison.
ContrastForm = Literal["which", "match", "categorise", "difference"]


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A mapping in a course file: immutable, and no key that nobody reads."""


class Section(Record, frozen=True, kw_only=True):
    """One idea of a lesson, in Markdown."""

    id: Annotated[
        str,
        Meta(description="Stable for ever and unique in the lesson: questions, links and saved places name it."),
    ]
    title: Annotated[str, Meta(description="The heading that stands above the section.")]
    body: Annotated[
        str,
        Meta(
            description="The text, in Markdown: emphasis, lists, tables, quotes, code, [links](lesson-id#section-id) "
            "and [[terms]] of the glossary. Begin it with `body: |` and indent the lines below."
        ),
    ]
    aliases: Annotated[
        tuple[str, ...],
        Meta(description="Ids that this section had before, so that old links and saved places still find it."),
    ] = ()


class Subject(Record, frozen=True, kw_only=True):
    """One of the things that a comparison sets side by side."""

    id: Annotated[str, Meta(description="Unique in the comparison: the cells of each row name it.")]
    name: Annotated[str, Meta(description="What stands at the head of its column.")]


class Cell(Record, frozen=True, kw_only=True):
    """What a comparison says of one subject in one dimension: short enough to recall, and a longer note."""

    short: Annotated[
        str, Meta(description="The cell itself, short enough to be recalled: 12 words at most. Markdown.")
    ]
    note: Annotated[
        str, Meta(description="What explains or qualifies the cell, shown when it is opened. Markdown.")
    ] = ""
    accept: Annotated[
        tuple[str, ...],
        Meta(
            description="Other wordings that are right when the cell is filled in from memory, and wrong for the "
            "other cells of its row; `*` stands for any characters."
        ),
    ] = ()


class Row(Record, frozen=True, kw_only=True):
    """One dimension of a comparison, with a cell for each subject id."""

    id: Annotated[str, Meta(description="Unique in the comparison.")]
    dimension: Annotated[str, Meta(description="What is compared in this row, such as `How it learns`.")]
    cells: Annotated[
        dict[str, Cell], Meta(description="The row's cells: under each subject's id, what is said of it.")
    ]


class Comparison(Record, frozen=True, kw_only=True):
    """A table of subjects by dimensions."""

    id: Annotated[str, Meta(description="Stable for ever and unique in the course: saved progress names it.")]
    title: Annotated[str, Meta(description="What is compared with what.")]
    subjects: Annotated[tuple[Subject, ...], Meta(description="The columns: two to four things that get mixed up.")]
    rows: Annotated[tuple[Row, ...], Meta(description="The rows: in what they differ.")]
    ask: Annotated[
        tuple[ContrastForm, ...],
        Meta(
            description="Puts questions made from the table into the quiz, four at most, new ones in each attempt: "
            "`which` shows a cell and asks whose it is, `match` gives a row, `categorise` cells of several rows, "
            "`difference` asks what is true of one subject and not of another."
        ),
    ] = ()


class Source(Record, frozen=True, kw_only=True):
    """A work that a lesson rests on."""

    title: Annotated[str, Meta(description="The work's title.")]
    by: Annotated[str, Meta(description="Who wrote or published it.")] = ""
    year: Annotated[str, Meta(description="When it appeared.")] = ""


class LabAnswer(Record, frozen=True, kw_only=True):
    """Where the answer to a prediction comes from: a figure that the lab measures about itself."""

    metric: Annotated[str, Meta(description="The lab's metric that decides, such as `modes`.")]
    at_step: Annotated[int, Meta(description="After how many steps it is looked at.")]
    bins: Annotated[
        tuple[tuple[float, ...], ...],
        Meta(description="For each choice in turn, the least and the greatest value that bear it out: `[6, 7]`."),
    ]


class LabPrediction(Record, frozen=True, kw_only=True):
    """A question to settle before the first run; the run answers it."""

    ask: Annotated[str, Meta(description="What is to be predicted.")]
    choices: Annotated[tuple[str, ...], Meta(description="What one may predict: two choices at least.")]
    answer_from: Annotated[LabAnswer, Meta(description="How the run tells which choice was right.")]


class LabGoal(Record, frozen=True, kw_only=True):
    """Something to bring about in a lab."""

    id: Annotated[str, Meta(description="Stable for ever and unique in the lab: saved progress names it.")]
    words: Annotated[str, Meta(description="What to bring about, said to the learner.")] = ""
    all: Annotated[
        tuple[str, ...],
        Meta(description="What must hold all at once, each `metric op number`: `modes <= 5`, `step >= 1000`."),
    ]
    within_steps: Annotated[int, Meta(description="By which step it must be so; 0 for any.")] = 0
    solution: Annotated[
        dict[str, str],
        Meta(
            description="Settings that reach the goal where the lesson's own do not, also a `preset` or `seed`. "
            "`carrel check --labs` tries them; nobody is shown them."
        ),
    ] = {}


class LabSetting(Record, frozen=True, kw_only=True):
    """Which lab a lesson runs, how it is set, and what to predict and to reach in it."""

    kind: Annotated[str, Meta(description="Which lab: " + ", ".join(LAB_KINDS) + ".", examples=list(LAB_KINDS))]
    id: Annotated[
        str, Meta(description="Stable for ever: saved progress names it. The kind serves where there is none.")
    ] = ""
    preset: Annotated[str, Meta(description="The lab's setting to begin with; its first where none is named.")] = ""
    set: Annotated[
        dict[str, str],
        Meta(description="Settings that differ from the preset's, by name, and perhaps the `seed`: `{seed: 7}`."),
    ] = {}
    lock: Annotated[tuple[str, ...], Meta(description="The settings that the learner can't change here.")] = ()
    predict: Annotated[
        LabPrediction | None, Meta(description="What to predict first; the lab's own question where there is none.")
    ] = None
    goals: Annotated[
        tuple[LabGoal, ...], Meta(description="What to bring about; the lab's own goals where there are none.")
    ] = ()

    @property
    def name(self) -> str:
        """What progress calls it."""
        return self.id or self.kind


class LessonHead(Record, frozen=True, kw_only=True):
    """What the lesson list needs to know of a lesson before it is opened."""

    id: Annotated[
        str,
        Meta(
            description="Stable for ever and unique in the course: links, exams and saved progress name it. "
            "Lower-case words with hyphens are best."
        ),
    ]
    title: Annotated[str, Meta(description="The lesson's name in the list. Quote it if it holds `: `.")]
    summary: Annotated[str, Meta(description="One line on what the lesson is about.")] = ""
    minutes: Annotated[int, Meta(description="How long reading and quiz take an average learner.")] = 0
    requires: Annotated[
        tuple[str, ...], Meta(description="The ids of lessons to study before this one. No circles.")
    ] = ()
    aliases: Annotated[
        tuple[str, ...],
        Meta(description="Ids that this lesson had before, so that links and progress still find it."),
    ] = ()


class Lesson(LessonHead, frozen=True, kw_only=True):
    """A lesson: what is read, compared and asked."""

    sections: Annotated[tuple[Section, ...], Meta(description="The text, one idea a section; three to six are best.")]
    comparisons: Annotated[
        tuple[Comparison, ...], Meta(description="Tables that tell apart what learners mix up.")
    ] = ()
    lab: Annotated[LabSetting | None, Meta(description="A small live model to try the idea on.")] = None
    questions: Annotated[
        tuple[AnyQuestion, ...], Meta(description="The quiz: each question of one of nine kinds.")
    ] = ()
    sources: Annotated[tuple[Source, ...], Meta(description="The works that the lesson rests on.")] = ()

    def section_title(self, section_id: str) -> str:
        """The title of the section with this id, or '' when there is none."""
        return next((section.title for section in self.sections if section.id == section_id), "")


class Term(Record, frozen=True, kw_only=True):
    """A glossary entry."""

    id: Annotated[
        str, Meta(description="Stable for ever and unique: lessons write `[[id]]`, or `[[id|other words]]`.")
    ]
    term: Annotated[str, Meta(description="The term as it is written in running text.")]
    short: Annotated[str, Meta(description="The definition, in one sentence.")]
    long: Annotated[str, Meta(description="An explanation with an example or a contrast.")] = ""
    lesson: Annotated[str, Meta(description="The id of the lesson that teaches the term.")] = ""
    confused_with: Annotated[tuple[str, ...], Meta(description="The ids of terms that learners take it for.")] = ()
    aliases: Annotated[
        tuple[str, ...], Meta(description="Other names of the term, which `[[…]]` and search find too.")
    ] = ()


class Glossary(Record, frozen=True, kw_only=True):
    """A course's terms, in `glossary.yaml`."""

    terms: Annotated[tuple[Term, ...], Meta(description="The terms, in any order.")]


class Exam(Record, frozen=True, kw_only=True):
    """A lesson's quiz drawn from other lessons' questions, answered without feedback until all are handed in."""

    id: Annotated[str, Meta(description="The id of the lesson that holds the exam.")]
    pick: Annotated[int, Meta(description="How many questions are drawn; 0 for all of them.")] = 0
    minutes: Annotated[int, Meta(description="The time limit in minutes; 0 for none.")] = 0
    lessons: Annotated[
        tuple[str, ...], Meta(description="The ids of the lessons to draw from; all of the course if none is named.")
    ] = ()
    tags: Annotated[
        tuple[str, ...], Meta(description="Draw only questions that have one of these tags; any if none is named.")
    ] = ()


class Manifest(Record, frozen=True, kw_only=True):
    """A course, in `course.yaml`: what it is, and its lesson files in order."""

    id: Annotated[
        str,
        Meta(
            description="Stable for ever and unlike other courses' ids: saved progress names it. "
            "Lower-case words with hyphens are best."
        ),
    ]
    title: Annotated[str, Meta(description="The course's name.")]
    lessons: Annotated[
        tuple[str, ...], Meta(description="The lesson files in the order of study, such as `01-first-steps.yaml`.")
    ]
    format: Annotated[int, Meta(description="The version of this file format: 1.")] = 1
    summary: Annotated[str, Meta(description="One line on what one can do afterwards.")] = ""
    language: Annotated[str, Meta(description="The language of the texts, as a tag such as `en` or `pt-BR`.")] = "en"
    authors: Annotated[tuple[str, ...], Meta(description="Who wrote the course.")] = ()
    licence: Annotated[str, Meta(description="Under which terms it may be shared, such as `CC-BY-4.0`.")] = ""
    glossary: Annotated[str, Meta(description="The file with the terms: `glossary.yaml`.")] = ""
    exams: Annotated[tuple[Exam, ...], Meta(description="Quizzes drawn from several lessons.")] = ()
    pass_mark: Annotated[
        float, Meta(description="The share of the marks that passes a lesson's quiz, from 0 to 1.")
    ] = field(name="pass", default=0.8)
