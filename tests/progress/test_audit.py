"""What became of the history when the course was edited."""

from __future__ import annotations

from pathlib import Path

from tests.progress.courses import course, question
from tests.progress.test_state import ANSWER, told
from tui.progress.audit import Finding, audit
from tui.progress.events import (
    AnswerGiven,
    Bookmarked,
    LabGoalReached,
    LabPredicted,
    LessonOpened,
    NoteWritten,
    SectionRead,
)
from tui.progress.standing import question_digest
from tui.progress.state import State, fold


def found(state: State, *courses: object) -> dict[tuple[str, str, str, str], str]:
    """The findings' messages by what they are about."""
    return {(f.kind, f.lesson, f.section, f.question): f.message for f in audit(state, courses)}  # type: ignore[arg-type]


def test_a_course_that_did_not_change_has_no_findings(tmp_path: Path) -> None:
    now = course(tmp_path / "c", {"l": "questions:\n" + question("q")})
    digest = question_digest(now.lesson("l").questions[0])
    events = told(
        (LessonOpened, {"lesson": "l"}),
        (SectionRead, {"lesson": "l", "section": "s"}),
        (AnswerGiven, ANSWER[1] | {"text": digest}),
    )
    assert audit(fold(events), [now]) == []


def test_renamed_and_moved_things_are_found(tmp_path: Path) -> None:
    now = course(
        tmp_path / "c",
        {
            "new": "aliases: [l]\nsections: [{id: t, title: T, body: Text., aliases: [s]}]\n"
            "questions:\n" + question("q2", aliases="q"),
            "m": "questions:\n" + question("r"),
        },
    )
    events = told(
        (SectionRead, {"lesson": "l", "section": "s"}),
        ANSWER,
        (AnswerGiven, ANSWER[1] | {"question": "r"}),
    )
    findings = found(fold(events), now)
    assert findings == {
        ("moved", "l", "", ""): "the lesson `l` is `new` now, and its history counts there",
        ("moved", "new", "s", ""): "the section `s` of `new` is `t` now, and its history counts there",
        ("moved", "l", "", "q"): "the question `q` of `l` is `q2` of `new` now, and its history counts there",
        ("moved", "l", "", "r"): "the question `r` of `l` is `r` of `m` now, and its history counts there",
    }


def test_changed_questions_are_found(tmp_path: Path) -> None:
    before = course(tmp_path / "before", {"l": "questions:\n" + question("q")})
    now = course(tmp_path / "now", {"l": "questions:\n" + question("q", prompt="Or not?")})
    digest = question_digest(before.lesson("l").questions[0])
    findings = found(fold(told((AnswerGiven, ANSWER[1] | {"text": digest}))), now)
    message = "the question `q` of `l` has changed since it was answered on 2026-11-22"
    assert findings == {("changed", "l", "", "q"): message}


def test_what_is_gone_is_found_and_said_to_be_kept(tmp_path: Path) -> None:
    now = course(tmp_path / "c", {"l": ""})
    events = told(
        ANSWER,
        (AnswerGiven, ANSWER[1] | {"lesson": "gone"}),
        (NoteWritten, {"lesson": "l", "section": "t", "text": "x"}),
        (Bookmarked, {"lesson": "l", "section": "t"}),
    )
    elsewhere = told((LessonOpened, {"lesson": "x", "course": "d"}))
    state = fold([*events, *(type(e)(**{**_fields(e), "id": "d", "seq": 9}) for e in elsewhere)])
    assert found(state, now) == {
        ("orphaned", "gone", "", ""): (
            "the course has no lesson `gone` any more; what was done in it (1 answer) is kept, and not counted"
        ),
        ("orphaned", "gone", "", "q"): "the question `q` of `gone` is gone; 1 answer kept, and not counted",
        ("orphaned", "l", "", "q"): "the question `q` of `l` is gone; 1 answer kept, and not counted",
        ("orphaned", "l", "t", ""): "the lesson `l` has no section `t` any more; kept of it: bookmark, note",
        ("orphaned", "", "", ""): "the course `d` is not here; what was done in it (0 answers) is kept",
    }


def test_a_lab_that_is_gone_is_found(tmp_path: Path) -> None:
    now = course(tmp_path / "c", {"l": "lab: {kind: gan, id: collapse}\n", "m": "lab: {kind: vae}\n"})
    events = told(
        (LabGoalReached, {"lesson": "l", "lab": "collapse", "goal": "break"}),
        (LabPredicted, {"lesson": "l", "lab": "gan", "choice": "more"}),
        (LabPredicted, {"lesson": "m", "lab": "vae", "choice": "more"}),
    )
    message = "the lesson `l` has no lab `gan` any more; what was reached in it is kept"
    assert found(fold(events), now) == {("orphaned", "l", "", ""): message}


def _fields(event: object) -> dict[str, object]:
    return {name: getattr(event, name) for name in event.__struct_fields__}  # type: ignore[attr-defined]


def test_nothing_counts_as_gone_while_a_lesson_cannot_be_read(tmp_path: Path) -> None:
    now = course(tmp_path / "c", {"l": "", "m": ""})
    (tmp_path / "c" / "m.yaml").write_text("id: m\ntitle: M\nsections: [\n")
    [finding] = audit(fold(told(ANSWER)), [now])
    assert isinstance(finding, Finding)
    assert (finding.kind, finding.lesson) == ("unreadable", "m")
    assert "m.yaml" in finding.message
