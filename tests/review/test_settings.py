"""What may be set, and what is said of the rest."""

from __future__ import annotations

from typing import Any

import pytest

from tui.review.settings import Settings, SettingsError


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"retention": 0.7},
        {"retention": 0.97},
        {"limit": 1},
        {"limit": 1000},
        {"fresh": 0},
        {"rest_days": 0},
        {"rest_days": 6},
        {"streak": False},
    ],
)
def test_in_range(values: dict[str, Any]) -> None:
    chosen = Settings(**values)
    assert all(getattr(chosen, name) == value for name, value in values.items())


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"retention": 0.69}, "The retention to aim for can't be 0.69: give a share from 0.7 to 0.97."),
        ({"retention": 0.98}, "give a share from 0.7 to 0.97"),
        ({"retention": 90}, "can't be 90: give a share from 0.7 to 0.97"),
        ({"retention": float("nan")}, "from 0.7 to 0.97"),
        ({"limit": 0}, "The reviews a day can't be 0: give a number from 1 to 1000."),
        ({"limit": 1001}, "from 1 to 1000"),
        ({"fresh": -1}, "The new items a day can't be -1: give a number from 0 to 1000."),
        ({"rest_days": 7}, "The rest days a week can't be 7: give a number from 0 to 6."),
        ({"rest_days": -1}, "from 0 to 6"),
    ],
)
def test_out_of_range_is_refused_with_the_range(values: dict[str, Any], said: str) -> None:
    with pytest.raises(SettingsError) as refused:
        Settings(**values)
    assert said in str(refused.value)
