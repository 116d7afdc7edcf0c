"""`python -m tui.labs.train`: a short training, its figures and the file that it writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.labs import corpus, train
from tui.labs.weights import load


@pytest.mark.parametrize("name", train.RECIPES)
def test_it_writes_what_it_trained_and_says_how_good_it_is(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["train", name, "--steps", "3", "--to", str(tmp_path / "new")])
    monkeypatch.setattr(train, "ngram_bits", lambda *_: 1.75)
    monkeypatch.setattr(corpus, "held_out", lambda _: "A short text that no model has read. " * 10)
    train.main()
    said = capsys.readouterr().out
    assert "  as trained, 32 bits a weight" in said
    assert "  5-gram, Witten and Bell       1.750" in said
    recipe, model = train.RECIPES[name], load(name, tmp_path / "new").transformer
    assert (model.width, model.layers, model.heads, model.context) == recipe.shape
    assert (tmp_path / "new" / f"{name}.npz").stat().st_size <= 400_000


def test_the_same_text_gives_the_same_model() -> None:
    recipe = train.Recipe(16, 1, 2, 12, batch=4, steps=5)
    first, again = (train.train(recipe, "to be or not to be, " * 30) for _ in range(2))
    assert all(
        (first.transformer.weights[name] == weight).all() for name, weight in again.transformer.weights.items()
    )
    assert "q" not in first.vocabulary
