"""One file per command or family of commands: its arguments, and what it prints. None imports Textual but `desk`."""

from . import check, lessons, new, preview, progress, quiz, schema, stats, status

COMMANDS = (lessons, quiz, status, stats, check, new, preview, schema, progress)
