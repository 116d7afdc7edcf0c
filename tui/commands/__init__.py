"""One file per command or family of commands: its arguments, and what it prints. None imports Textual but `desk`."""

from . import check, lessons, preview, progress, quiz, status

COMMANDS = (lessons, quiz, status, check, preview, progress)
