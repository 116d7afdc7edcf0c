"""Every kind has figures with bounds, and a bound that does not hold is told."""

from __future__ import annotations

from importlib import import_module

import pytest

from tests.bench import labs_bench
from tests.labs.measuring import OPERATORS, Figure, measured
from tui.labs.catalogue import kinds


def test_every_kind_is_measured() -> None:
    assert measured() == sorted(kind.replace("-", "_") for kind in kinds())


@pytest.mark.parametrize("kind", measured())
def test_the_bounds_have_their_form(kind: str) -> None:
    module = import_module(f"tests.labs.measures.{kind}")
    assert callable(module.measure)
    assert module.BOUNDS
    for op, limit, of_ten in module.BOUNDS.values():
        assert op in OPERATORS
        assert isinstance(limit, int | float)
        assert 5 <= of_ten <= 10


@pytest.mark.parametrize(
    ("of_ten", "held", "seeds", "missed"),
    [(9, 9, 10, False), (9, 8, 10, True), (10, 9, 10, True), (9, 3, 3, False), (9, 2, 3, True), (5, 2, 3, False)],
)
def test_as_many_seeds_must_hold_as_are_wanted(of_ten: int, held: int, seeds: int, missed: bool) -> None:
    values = [1.0] * held + [0.0] * (seeds - held)
    assert Figure("a", (">=", 1, of_ten), values).missed is missed


def test_the_bench_says_what_is_missed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    module = import_module("tests.labs.measures.audit")
    monkeypatch.setattr(module, "measure", lambda seed: {"gap after": float(seed)})
    monkeypatch.setattr(module, "BOUNDS", {"gap after": ("<=", 0.05, 9)})
    assert labs_bench.main(["audit", "--seeds", "1"]) == 0
    assert labs_bench.main(["audit", "--seeds", "3"]) == 1
    assert "1 of 3, 3 wanted MISSED 0 1 2" in capsys.readouterr().out
