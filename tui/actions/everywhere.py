"""What can be done on every screen."""

from __future__ import annotations

from .table import Action

EVERYWHERE = (
    Action("app.help", "question_mark,f1", "?", "Help", "What can be done on this screen", typing="F1"),
    Action("app.command_palette", "ctrl+p", "^p", "Palette", "Find an action by name", bar=False),
    Action("app.quit", "q,ctrl+q", "q", "Quit", "Close the desk; everything is kept", typing="^q"),
)

MOVING = (
    ("↑ ↓  j k", "Move or scroll by a line"),
    ("Page Up/Down  Space", "Scroll by a page"),
    ("Home End", "To the beginning or the end"),
    ("Tab  Shift+Tab", "To the next pane, or back"),
    ("Enter", "Open the lesson, or the note behind a cell of a comparison"),
    ("Mouse", "Click anything; drag to select text, then Ctrl+C copies it"),
)
