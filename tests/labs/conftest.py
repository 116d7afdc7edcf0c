"""numpy in one thread, as when a lab is opened: set here, before any test module imports it."""

from __future__ import annotations

from tui.labs.catalogue import one_thread

one_thread()
