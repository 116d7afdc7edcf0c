"""Property tests here write to disk, which takes as long as it takes."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("disk", deadline=None)
settings.load_profile("disk")
