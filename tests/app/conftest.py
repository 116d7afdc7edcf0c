"""The app's tests press keys faster than a person: the pause that guards against a double Enter is off."""

from __future__ import annotations

import pytest

from tui.screens import asking


@pytest.fixture(autouse=True)
def _no_settling(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "SETTLE_SECONDS", 0.0)
