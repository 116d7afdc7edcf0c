"""What can be done in the outline, in a note, and in the list of bookmarks and notes."""

from __future__ import annotations

from .table import Action

OUTLINE = (
    Action("outline.open", "enter", "Enter", "Go there", "Go to the section or heading at the cursor"),
    Action("outline.bookmark", "b", "b", "Bookmark", "Put a bookmark on the section, or take it away"),
    Action("outline.note", "e", "e", "Note", "Write a note on the section"),
    Action("outline.move(1)", "down,j", "↓", "Down", "The next row", bar=False),
    Action("outline.move(-1)", "up,k", "↑", "Up", "The row before", bar=False),
    Action("outline.move(10)", "pagedown,space", "Page Down", "Further down", "Ten rows on", bar=False),
    Action("outline.move(-10)", "pageup", "Page Up", "Further up", "Ten rows back", bar=False),
    Action("outline.move(-9999)", "home", "Home", "First", "The first row", bar=False),
    Action("outline.move(9999)", "end,G", "End", "Last", "The last row", bar=False),
    Action("outline.back", "escape,O,q", "Esc", "Close", "Back to where you were"),
)

NOTE = (
    Action("note.editor", "ctrl+o,f3", "^o", "Editor", "Open the note in $VISUAL or $EDITOR"),
    Action("note.back", "escape,ctrl+s", "Esc", "Keep and close", "Keep the note as it is, and close it"),
)

MARKS = (
    Action("marks.open", "enter", "Enter", "Go there", "Go to the section at the cursor"),
    Action("marks.note", "e", "e", "Note", "Write or change the note on it"),
    Action("marks.remove", "d,delete", "d", "Remove", "Take the bookmark and the note at the cursor away"),
    Action("marks.undo", "u", "u", "Undo", "Put back what was taken away last"),
    Action("marks.move(1)", "down,j", "↓", "Down", "The next row", bar=False),
    Action("marks.move(-1)", "up,k", "↑", "Up", "The row before", bar=False),
    Action("marks.move(5)", "pagedown,space", "Page Down", "Further down", "Five rows on", bar=False),
    Action("marks.move(-5)", "pageup", "Page Up", "Further up", "Five rows back", bar=False),
    Action("marks.move(-9999)", "home", "Home", "First", "The first row", bar=False),
    Action("marks.move(9999)", "end,G", "End", "Last", "The last row", bar=False),
    Action("marks.back", "escape,B", "Esc", "Back", "Back to the lesson"),
)
