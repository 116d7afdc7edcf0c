"""What can be done where one searches: in everything, and in the glossary."""

from __future__ import annotations

from .table import Action

SEARCH = (
    Action("search.open", "enter", "Enter", "Open", "Open the hit at the cursor", typing="Enter"),
    Action("search.move(1)", "down", "↓", "Down", "The next hit", bar=False),
    Action("search.move(-1)", "up", "↑", "Up", "The hit before", bar=False),
    Action("search.move(5)", "pagedown", "Page Down", "Further down", "Five hits on", bar=False),
    Action("search.move(-5)", "pageup", "Page Up", "Further up", "Five hits back", bar=False),
    Action("search.back", "escape", "Esc", "Back", "Back to the lesson", typing="Esc"),
)

GLOSSARY = (
    Action("glossary.open", "enter", "Enter", "Lesson", "Go to the lesson that teaches the term", typing="Enter"),
    Action("glossary.move(1)", "down", "↓", "Down", "The next term", bar=False),
    Action("glossary.move(-1)", "up", "↑", "Up", "The term before", bar=False),
    Action("glossary.scroll(1)", "pagedown", "Page Down", "Read on", "Scroll what the term means", bar=False),
    Action("glossary.scroll(-1)", "pageup", "Page Up", "Read back", "Scroll back", bar=False),
    Action("glossary.back", "escape", "Esc", "Back", "Back to the lesson", typing="Esc"),
)
