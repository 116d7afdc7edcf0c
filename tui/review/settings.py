"""What a person may set about their reviews, within bounds that are said when they are left."""

from __future__ import annotations

from msgspec import Struct

# FSRS is no help below (most is forgotten) and no relief above (everything comes back daily).
LEAST_RETENTION, MOST_RETENTION = 0.7, 0.97
MOST_A_DAY = 1000
MOST_REST_DAYS = 6


class SettingsError(ValueError):
    """A value that is out of its range; the text says which range."""


class Settings(Struct, frozen=True):
    """How reviews are dealt out. Raises SettingsError for a value out of range.

    `retention` is the share to be recalled at review, `limit` the most reviews a day, `fresh` how many cells and
    terms may be new on one day, `streak` whether one is counted, `rest_days` how many days a week it forgives.
    """

    retention: float = 0.9
    limit: int = 60
    fresh: int = 10
    rest_days: int = 2
    streak: bool = True

    def __post_init__(self) -> None:
        if not LEAST_RETENTION <= self.retention <= MOST_RETENTION:
            raise SettingsError(
                f"The retention to aim for can't be {self.retention:g}: "
                f"give a share from {LEAST_RETENTION:g} to {MOST_RETENTION:g}."
            )
        if not 1 <= self.limit <= MOST_A_DAY:
            raise SettingsError(f"The reviews a day can't be {self.limit}: give a number from 1 to {MOST_A_DAY}.")
        if not 0 <= self.fresh <= MOST_A_DAY:
            raise SettingsError(f"The new items a day can't be {self.fresh}: give a number from 0 to {MOST_A_DAY}.")
        if not 0 <= self.rest_days <= MOST_REST_DAYS:
            raise SettingsError(
                f"The rest days a week can't be {self.rest_days}: give a number from 0 to {MOST_REST_DAYS}."
            )


USUAL = Settings()
