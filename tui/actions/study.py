"""What can be done at the desk."""

from __future__ import annotations

from .table import Action

# Offered beside the lesson's title.
UP_NEXT = Action("study.up_next", "u", "u", "Up next", "What to do next: a review, a quiz, or a lesson", bar=False)

# In the list of lessons.
LESSONS = (
    Action("lessons.open", "enter", "Enter", "Open", "Open the lesson at the cursor"),
    Action("lessons.move(-1)", "up,k", "↑", "Up", "The lesson before", bar=False),
    Action("lessons.move(1)", "down,j", "↓", "Down", "The next lesson", bar=False),
    Action("lessons.move_page(-1)", "pageup", "Page Up", "Further up", "A page of lessons back", bar=False),
    Action("lessons.move_page(1)", "pagedown,space", "Page Down", "Further down", "A page of lessons on", bar=False),
    Action("lessons.move_to(0)", "home", "Home", "First", "The first lesson", bar=False),
    Action("lessons.move_to(-1)", "end,G", "End", "Last", "The last lesson", bar=False),
)

STUDY = (
    Action("study.quiz", "t", "t", "Quiz", "Take this lesson's quiz, or go on with the one you left"),
    Action("study.exam", "T", "T", "As exam", "Take the quiz as an exam: feedback only at the end", bar=False),
    Action("study.compare", "c", "c", "Compare", "The lesson's comparison table"),
    Action("study.lab", "l", "l", "Lab", "The lesson's lab: a small model to question"),
    Action("study.labs", "A", "A", "All labs", "All labs there are", bar=False),
    Action("study.review", "v", "v", "Review", "Be asked what is due, from all lessons"),
    UP_NEXT,
    Action("study.plan", "m", "m", "Plan", "Plan the minutes you have: reviews, what you mix up, new reading"),
    Action("study.statistics", "s", "s", "Statistics", "What was learned, in figures", bar=False),
    Action("study.search", "slash,F", "/", "Search", "Search in everything the course says (F in the text)"),
    Action("study.glossary", "g", "g", "Glossary", "The terms of the course, and what they mean", bar=False),
    Action("study.next_lesson", "n", "n", "Next", "The next lesson"),
    Action("study.previous_lesson", "p", "p", "Previous", "The lesson before", bar=False),
    Action("study.read", "r", "r", "Read", "Read the lesson"),
    Action("study.toggle_list", "o", "o", "Lessons", "Show or hide the list of lessons"),
    Action("study.outline", "O", "O", "Outline", "The lesson's sections and headings, and where you are in it"),
    Action("study.note", "e", "e", "Note", "Write a note on the section at the top"),
    Action("study.bookmark", "b", "b", "Bookmark", "Put a bookmark on the section at the top, or take it away"),
    Action("study.marks", "B", "B", "Marks", "All your bookmarks and notes", bar=False),
    Action("study.go_back", "alt+left,less_than_sign", "<", "Go back", "Back to what you opened before", bar=False),
    Action("study.go_forward", "alt+right,greater_than_sign", ">", "Go forward", "And forward again", bar=False),
    Action("study.courses", "C", "C", "Courses", "Choose another course", bar=False),
    Action("study.back", "escape", "Esc", "Back", "To the list of lessons, and from there back", bar=False),
)

COURSES = (
    Action("courses.open", "enter", "Enter", "Open", "Put the course at the cursor on the desk"),
    Action("courses.leave", "escape,q", "Esc", "Back", "Back to the course on the desk"),
)
