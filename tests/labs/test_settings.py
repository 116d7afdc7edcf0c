"""Settings: what is filled in, and what is refused, in words that name the range."""

from __future__ import annotations

import pytest

from tests.labs.making import Counter, counter
from tui.labs.base import LabError
from tui.labs.catalogue import lab_class
from tui.labs.settings import assignments, checked_seed, complete, range_of


def test_what_is_not_said_is_the_presets_or_the_default() -> None:
    assert complete(Counter) == {"pace": 1, "size": 4, "fails": 0, "way": "up", "mood": "calm", "words": ""}
    fast = complete(Counter, "fast", {"size": "7"})
    assert (fast["pace"], fast["mood"], fast["size"]) == (2, "down", 7)
    assert complete(Counter, "fast", {"pace": 3})["pace"] == 3


def test_whole_numbers_come_as_such_and_others_do_not() -> None:
    settings = complete(Counter, values={"size": "4.0", "pace": "2"})
    assert isinstance(settings["size"], int)
    assert isinstance(settings["pace"], float)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"pace": "9"}, "`pace` can't be `9` (it is from 0.5 to 3)"),
        ({"pace": "nan"}, "`pace` can't be `nan` (it is from 0.5 to 3)"),
        ({"pace": "-inf"}, "`pace` can't be `-inf`"),
        ({"pace": "quick"}, "`pace` can't be `quick`"),
        ({"size": "2.5"}, "`size` can't be `2.5` (it is a whole number from 1 to 9)"),
        ({"way": "upp"}, "`way` can't be `upp` (did you mean `up`?)"),
        ({"sise": "3"}, "counter has no setting `sise` (did you mean `size`?)"),
        ({"words": "a" * 21}, "`words` is 21 characters long (it takes 20 at most)"),
    ],
)
def test_what_is_refused(values: dict[str, str], words: str) -> None:
    with pytest.raises(LabError) as refused:
        complete(Counter, values=values)
    assert str(refused.value).startswith(words)


def test_a_preset_that_there_is_none_of() -> None:
    with pytest.raises(LabError, match="no preset `fats`"):
        complete(Counter, "fats")


def test_texts_are_cleaned_where_they_enter() -> None:
    assert complete(Counter, values={"words": "a\x1b]0;x\x07b\r\nc"})["words"] == "ab\nc"


@pytest.mark.parametrize("seed", ["-1", "1.5", "", "seven", str(2**32), "٣"])
def test_a_seed_is_a_whole_number(seed: str) -> None:
    with pytest.raises(LabError, match="whole number from 0"):
        checked_seed(seed)


def test_a_seed() -> None:
    assert (checked_seed("7"), checked_seed(0), checked_seed(2**32 - 1)) == (7, 0, 2**32 - 1)


def test_assignments() -> None:
    assert assignments(["a=1", "b=x=y", "c="]) == {"a": "1", "b": "x=y", "c": ""}
    for texts, words in ((["a"], "sets nothing"), (["=1"], "sets nothing"), (["a=1", "a=2"], "set twice")):
        with pytest.raises(LabError, match=words):
            assignments(texts)


def test_ranges_in_words() -> None:
    assert [range_of(control) for control in Counter.CONTROLS[1:]] == [
        "a whole number from 1 to 9",
        "a whole number from 0 to 1000",
        "up, down",
        "calm, down, fast",
        "text of at most 20 characters",
    ]


def test_a_setup_is_changed_to_another() -> None:
    before = counter()
    assert before.changed("pace", "2").settings["pace"] == 2
    assert before.with_seed(9).seed == 9
    assert before.with_preset("fast").settings["mood"] == "down"
    assert before.settings["pace"] == 1
    with pytest.raises(LabError, match=r"from 0\.5 to 3"):
        before.changed("pace", 99)


def test_what_a_lesson_locks_stays() -> None:
    import msgspec

    locked = msgspec.structs.replace(counter(pace=3), locked=frozenset({"pace", "seed"}))
    assert locked.with_preset("fast").settings["pace"] == 3
    assert locked.with_preset("fast").settings["mood"] == "down"
    for change in (lambda: locked.changed("pace", 1), lambda: locked.with_seed(1)):
        with pytest.raises(LabError, match="stays as it is"):
            change()


def test_data_of_ones_own_is_used_once_it_is_given() -> None:
    own = "0,0\n" * 8
    assert complete(lab_class("gan"), values={"points": own})["data"] == "own"
    assert complete(lab_class("gan"), values={"points": own, "data": "grid9"})["data"] == "grid9"
