"""What can be done at the desk."""

from __future__ import annotations

from .table import Action

STUDY = (
    Action("study.quiz", "t", "t", "Quiz", "Take this lesson's quiz, or go on with the one you left"),
    Action("study.exam", "T", "T", "As exam", "Take the quiz as an exam: feedback only at the end", bar=False),
    Action("study.compare", "c", "c", "Compare", "The lesson's comparison table"),
    Action("study.review", "v", "v", "Review", "Be asked what is due, from all lessons"),
    Action("study.statistics", "s", "s", "Statistics", "What was learned, in figures", bar=False),
    Action("study.search", "slash", "/", "Search", "Search in everything that the course says"),
    Action("study.glossary", "g", "g", "Glossary", "The terms of the course, and what they mean", bar=False),
    Action("study.next_lesson", "n", "n", "Next", "The next lesson"),
    Action("study.previous_lesson", "p", "p", "Previous", "The lesson before", bar=False),
    Action("study.read", "r", "r", "Read", "Read the lesson"),
    Action("study.toggle_list", "o", "o", "Lessons", "Show or hide the list of lessons"),
    Action("study.courses", "C", "C", "Courses", "Choose another course", bar=False),
    Action("study.back", "escape", "Esc", "Back", "Back to the list of lessons", bar=False),
)
