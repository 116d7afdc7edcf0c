"""Everything that is wrong with a course, or could be better in it, found in one run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from .across import Names, exams_across, glossary_across, lessons_across
from .advice import lesson_advice
from .characters import character_problems
from .draft import Draft, GlossaryDraft, LessonDraft, ManifestDraft
from .files import BYTE_ORDER_MARK, exists, is_folder, is_inside, read_exact_text
from .loading import MANIFEST
from .meaning import lesson_meaning, manifest_meaning
from .model import LabSetting
from .nearest import nearest
from .outline import Outline, looks_like_a_lesson, outline, outline_of_head
from .problems import MOST_FINDINGS, CourseError, Finding, KeyPath, Problem, advice, shortened
from .reading import parse_yaml
from .references import glossary_references, lesson_references, manifest_references

GLOSSARY = "glossary.yaml"

D = TypeVar("D", bound=Draft)
# What is wrong with a lesson's lab, its paths beginning there. Labs stand above courses and are brought along.
LabCheck = Callable[[LabSetting], Iterable[Finding]]


def check(path: Path, labs: LabCheck | None = None, one_more: Callable[[], None] = lambda: None) -> list[Problem]:
    """Every problem of a course folder, a folder of courses, or one file; empty when all is well.

    A file in a course's folder is checked as a part of that course. The settings of labs are looked at by `labs`.
    `one_more` is called whenever one more lesson of a course has been checked.
    """
    if is_folder(path):
        if exists(path / MANIFEST):
            return CourseCheck(path, labs, one_more).problems()
        courses = sorted(found.parent for found in path.glob(f"*/{MANIFEST}"))
        if courses:
            return [problem for course in courses for problem in CourseCheck(course, labs, one_more).problems()]
        return [_no_course(path, f"holds no {MANIFEST}, so it is not a course", "see `carrel new`")]
    if not exists(path):
        return [_no_course(path, "there is no such file or folder", _like(path))]
    if exists(path.parent / MANIFEST):
        return CourseCheck(path.parent, labs, one_more).problems(path)
    return _alone(path, labs)


class CourseCheck:
    """A course's check, which can be made again after some of its files have changed: only those are read anew."""

    def __init__(
        self, folder: Path, labs: LabCheck | None = None, one_more: Callable[[], None] = lambda: None
    ) -> None:
        self.folder = folder
        self._labs = labs
        self._one_more = one_more
        self._known: dict[Path, tuple[object, _Checked]] = {}

    def problems(self, only: Path | None = None) -> list[Problem]:
        """The problems of the course's files in their order, or those of this file of it."""
        found: list[Problem] = []
        manifest = _draft(self.folder / MANIFEST, ManifestDraft, found, inside=self.folder)
        files, unlisted = self._lesson_files(manifest, found)
        lessons = [self._lesson(path, manifest) for path in files]
        if only is not None and only not in files and only.name not in _no_lessons(manifest):
            lessons.append(self._lesson(only, manifest))
        glossary = self._glossary(manifest, found)
        names = Names(
            [lesson.outline for lesson in lessons],
            [outline_of_head(path) for path in unlisted],
            glossary.names() if glossary and not glossary.faults else None,
        )
        found += [problem for lesson in lessons for problem in lesson.problems]
        found += lessons_across(names)
        if manifest:
            found += manifest.document.problems(exams_across(manifest, names))
        if glossary:
            found += glossary.document.problems(glossary_across(glossary, names))
        order = [str(path) for path in (self.folder / MANIFEST, *files)]
        return _in_order(found, order, str(only) if only else "")

    def _lesson_files(self, manifest: ManifestDraft | None, found: list[Problem]) -> tuple[list[Path], list[Path]]:
        """The lesson files in the course's order, and those that it does not list; what is to be said of either is
        added to `found`."""
        present = sorted(path for path in self.folder.glob("*.yaml") if path.name not in _no_lessons(manifest))
        if manifest is None or not manifest.lessons:
            return [path for path in present if looks_like_a_lesson(path)], []
        names = [path.name for path in present]
        # A dict for its order and for its speed: lists of 1,000 files are looked through for each of them.
        files: dict[Path, None] = {}
        for place, name in manifest.lessons:
            if finding := _file_fault(self.folder, name, ("lessons", place), names):
                found.append(manifest.document.problem(finding))
            else:
                files[self.folder / name] = None
        unlisted = [path for path in present if path not in files and looks_like_a_lesson(path)]
        if unlisted:
            listed = ", ".join(shortened(path.name) for path in unlisted[:5]) + (", …" if len(unlisted) > 5 else "")
            finding = advice(("lessons",), "unlisted-lesson", f"does not list {listed}", "add what is ready to study")
            found.append(manifest.document.problem(finding))
        return list(files), unlisted

    def _lesson(self, path: Path, manifest: ManifestDraft | None) -> _Checked:
        english = manifest is None or manifest.english
        exams = {exam.id for _, exam in manifest.exams} if manifest else set()
        state = (_signature(path), english, exams)
        known = self._known.get(path)
        if known is None or known[0] != state:
            known = self._known[path] = (state, _check_lesson(path, self.folder, english, exams, self._labs))
            self._one_more()
        return known[1]

    def _glossary(self, manifest: ManifestDraft | None, found: list[Problem]) -> GlossaryDraft | None:
        name = manifest.text("glossary") if manifest else ""
        if not name or not manifest:
            return None
        present = [path.name for path in self.folder.glob("*.yaml")]
        if finding := _file_fault(self.folder, name, ("glossary",), present):
            found.append(manifest.document.problem(finding))
            return None
        glossary = _draft(self.folder / name, GlossaryDraft, found, inside=self.folder)
        if glossary:
            found += glossary.document.problems(glossary_references(glossary))
        return glossary


class _Checked(Struct, frozen=True):
    """A lesson's own problems, and what the other files need to know of it."""

    problems: tuple[Problem, ...]
    outline: Outline


def _check_lesson(path: Path, folder: Path, english: bool, exams: set[str], labs: LabCheck | None) -> _Checked:
    found: list[Problem] = []
    lesson = _draft(path, LessonDraft, found, inside=folder)
    if lesson is None:
        return _Checked(tuple(found), outline_of_head(path))
    found += lesson.document.problems(_lesson_findings(lesson, english, exams, labs))
    return _Checked(tuple(found), outline(lesson))


def _lesson_findings(lesson: LessonDraft, english: bool, exams: set[str], labs: LabCheck | None) -> Iterator[Finding]:
    yield from lesson_references(lesson)
    yield from lesson_meaning(lesson)
    yield from lesson_advice(lesson, english=english, holds_exam=lesson.id in exams)
    for finding in labs(lesson.lab) if labs and lesson.lab else ():
        yield replace(finding, path=("lab", *finding.path))


def _alone(path: Path, labs: LabCheck | None) -> list[Problem]:
    """The problems of a file that stands in no course: what it names elsewhere is not looked for."""
    found: list[Problem] = []
    if path.name == MANIFEST:
        _draft(path, ManifestDraft, found)
    elif path.name == GLOSSARY:
        if glossary := _draft(path, GlossaryDraft, found):
            found += glossary.document.problems(glossary_references(glossary))
    elif lesson := _draft(path, LessonDraft, found):
        found += lesson.document.problems(_lesson_findings(lesson, True, set(), labs))
    return _in_order(found, [str(path)], str(path))


def _draft(path: Path, kind: type[D], found: list[Problem], inside: Path | None = None) -> D | None:
    """The file as a draft, its faults of characters, form and shape added to `found`; None when it can't be read."""
    try:
        if inside and not is_inside(inside, path):
            raise CourseError([Problem(str(path), "outside-folder", "leads out of the course's folder")])
        text = read_exact_text(path)
        found += character_problems(str(path), text)
        document = parse_yaml(text.removeprefix(BYTE_ORDER_MARK), str(path), places=True)
    except CourseError as error:
        found += error.problems
        return None
    draft = kind(document)
    found += document.problems((*document.traps, *draft.faults))
    if isinstance(draft, ManifestDraft):
        found += document.problems((*manifest_references(draft), *manifest_meaning(draft)))
    return draft


def _no_lessons(manifest: ManifestDraft | None) -> tuple[str, ...]:
    """The names of the files in a course's folder that are no lessons."""
    return MANIFEST, GLOSSARY, manifest.text("glossary") if manifest else ""


def _file_fault(folder: Path, name: str, path: KeyPath, present: Sequence[str]) -> Finding | None:
    """Why the course can't use a file that it names under `path`; None when it can."""
    try:
        if not is_inside(folder, folder / name):
            code, message = "outside-folder", f"names {shortened(name)}, which is outside the course's folder"
            return Finding(path=path, code=code, message=message, suggestion="put the file into the folder")
    except CourseError as error:
        problem = error.problems[0]
        return Finding(path=path, code=problem.code, message=problem.message, suggestion=problem.suggestion)
    if exists(folder / name):
        return None
    stems = {Path(other).stem: other for other in present}
    guess = nearest(Path(name).stem, stems)
    suggestion = f"did you mean `{stems[guess]}`?" if guess else ""
    return Finding(
        path=path, code="missing-file", message=f"there is no file {shortened(name)}", suggestion=suggestion
    )


def _signature(path: Path) -> object:
    """What is different once the file has changed."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _in_order(found: Iterable[Problem], files: Sequence[str], only: str) -> list[Problem]:
    """The problems by file, in this order of files, and by place; no more of a file than anyone will read."""
    order = {file: place for place, file in enumerate(files)}
    kept = [problem for problem in found if not only or problem.file == only]
    kept.sort(key=lambda problem: (order.get(problem.file, len(order)), problem.file, problem.line, problem.column))
    counts: Counter[str] = Counter()
    shown = []
    for problem in kept:
        counts[problem.file] += 1
        if counts[problem.file] < MOST_FINDINGS:
            shown.append(problem)
        elif counts[problem.file] == MOST_FINDINGS:
            message = f"has more problems than these {MOST_FINDINGS - 1}"
            shown.append(Problem(problem.file, "too-many-problems", message, suggestion="mend these first"))
    return shown


def _no_course(path: Path, message: str, suggestion: str) -> Problem:
    return Problem(str(path), "no-course", message, suggestion=suggestion)


def _like(path: Path) -> str:
    """The name beside it that was probably meant."""
    try:
        guess = nearest(path.name, [other.name for other in path.parent.iterdir()])
    except OSError:
        guess = ""
    return f"did you mean `{guess}`?" if guess else ""
