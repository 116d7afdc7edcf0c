"""The VAE: its gradients, what counts as readable, walks over the map, and what it must measure."""

from __future__ import annotations

import math

import numpy as np
import pytest

from tests.labs.gradients import relative_error
from tests.labs.measuring import FEW, figures
from tui.labs.base import Grid, Plane, Value
from tui.labs.glyphs import digits
from tui.labs.layers import Array, Network, ReLU
from tui.labs.run import Run, run
from tui.labs.setup import setup
from tui.labs.vae import Vae, Walk, apart, elbo


def made(preset: str = "", seed: int = 0, **settings: Value) -> Vae:
    return Vae(setup("vae", preset, settings).settings, seed)


def small() -> tuple[Network, Network, Array, Array]:
    """An encoder and a decoder in float64 with biases that are not 0, six pictures of nine dots, and noise."""
    rng = np.random.default_rng(2)
    encoder, decoder = Network((9, 7, 4), ReLU, rng, np.float64), Network((2, 6, 5, 9), ReLU, rng, np.float64)
    for network in (encoder, decoder):
        network.parameters += 0.1 * rng.normal(size=network.parameters.size)
    return encoder, decoder, (rng.random((6, 9)) > 0.5).astype(float), rng.normal(size=(6, 2))


@pytest.mark.parametrize("beta", [0.0, 1.0, 8.0])
def test_the_gradients_are_those_of_the_loss(beta: float) -> None:
    encoder, decoder, x, epsilon = small()

    def loss() -> float:
        rebuilding, kl = elbo(encoder, decoder, x, epsilon, beta)
        return rebuilding + beta * kl

    loss()
    encoder_gradients, decoder_gradients = encoder.gradients.copy(), decoder.gradients.copy()
    assert relative_error(loss, encoder.parameters, encoder_gradients) <= 1e-5
    assert relative_error(loss, decoder.parameters, decoder_gradients) <= 1e-5


def test_both_losses_by_hand() -> None:
    """With every weight 0 each dot has chance ½, and with means (3, 0) and variances (1, 4) the KL is closed form."""
    encoder, decoder, x, epsilon = small()
    encoder.parameters[:] = decoder.parameters[:] = 0
    encoder.parameters[-4:] = [3, 0, 0, math.log(4)]
    rebuilding, kl = elbo(encoder, decoder, x, epsilon, 1)
    assert rebuilding == pytest.approx(9 * math.log(2))
    assert kl == pytest.approx((9 + 0) / 2 + (4 - 1 - math.log(4)) / 2)


def test_ink_that_differs_by_hand() -> None:
    pictures, others = np.array([[1, 0, 0.5], [1, 1, 1]]), np.array([[1, 0, 0], [0, 1, 1]])
    assert apart(pictures, others).tolist() == [[0.5, 2.5], [2, 1]]


def test_a_digit_is_read_with_three_wrong_dots_and_not_with_four() -> None:
    lab, clean = made(), digits()[[4]]
    for wrong in range(4):
        dotted = clean.copy()
        dotted[0, [63, 62, 61][:wrong]] = 1
        digit, found = lab.read(dotted)
        assert (digit[0], found[0]) == (4, wrong)
    clean[0, 60:] = 1
    assert lab.read(clean)[1][0] == 4


def test_a_blur_is_not_read_though_its_darker_half_would_be() -> None:
    lab = made()
    blurred = 0.5 + 0.3 * (digits()[[4]] - 0.5)
    assert lab.read(blurred)[1][0] == 64
    assert lab.read(0.5 + 0.8 * (digits()[[4]] - 0.5))[1][0] == 0
    # The mean of all pictures with their flipped dots, which is what a collapsed decoder draws.
    assert lab.read(0.05 + 0.9 * digits().mean(axis=0, keepdims=True))[1][0] == 64


def test_dots_are_flipped_as_often_as_is_set() -> None:
    x, digit = made(flips=0.2).pictures_of(2_000, np.random.default_rng(0))
    assert np.abs(x - digits()[digit]).mean() == pytest.approx(0.2, abs=0.01)
    x, digit = made(flips=0).pictures_of(50, np.random.default_rng(0))
    assert (x == digits()[digit]).all()


def test_metrics_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """An autoencoder that draws a clean 3 whatever it is shown."""
    lab = made()
    monkeypatch.setattr(lab, "decode", lambda z: np.repeat(digits()[[3]], len(z), axis=0))
    metrics = lab.metrics()
    assert metrics["rebuilt"] == pytest.approx((lab.shown_digits == 3).mean())
    assert (metrics["readable"], metrics["kinds"]) == (1, 1)
    assert math.isnan(metrics["kl"]) and math.isnan(metrics["walked"])


ENDS = [[0.0, 0.0], [1.0, 0.0]]


def walked(*moves: tuple[float, float, bool]) -> float:
    walk = Walk()
    for x, y, readable in moves:
        walk.move((x, y), readable, ENDS)
    return walk.arrived


def test_walks() -> None:
    assert walked((0, 0, True), (0.3, 0, True), (0.5, 0, True), (0.75, 0, True)) == 3
    assert walked((0, 0, True), (0.4, 0, True), (0, 0, True), (0.4, 0, True), (0.8, 0, True)) == 2
    # The way round counts, being on the first digit does not; the walk begins anew there.
    assert walked((0, 0, True), (0, 0.2, True), (0.2, 0.4, True), (0.6, 0.3, True), (0.9, 0.1, True)) == 3
    assert walked((0.5, 0, True), (0, 0, True), (0.4, 0, True), (0.8, 0, True)) == 2
    # A dark place, a leap or a beginning elsewhere is no walk.
    assert math.isnan(walked((0, 0, True), (0.4, 0, False), (0.8, 0, True)))
    assert math.isnan(walked((0, 0, True), (1, 0, True)))
    assert math.isnan(walked((0.5, 0, True), (0.8, 0, True)))
    # What was walked stays told.
    assert walked((0, 0, True), (0.4, 0, True), (0.8, 0, True), (3, 3, False)) == 2


def test_the_cursor_walks_over_the_map() -> None:
    """From where the encoder puts 3 straight to where it puts 8, by the controls, where everything is readable."""
    lab = run(setup("vae"), steps=1_000).lab
    assert isinstance(lab, Vae)
    lab.read = lambda x: (np.full(len(x), 5), np.zeros(len(x)))  # type: ignore[method-assign]
    three, eight = lab.encode(lab.glyphs[[3, 8]]).tolist()
    count = math.ceil(math.dist(three, eight) / 0.4)
    for part in range(count + 1):
        place = [a + part / count * (b - a) for a, b in zip(three, eight, strict=True)]
        lab.change("latent_x", place[0])
        lab.change("latent_y", place[1])
    assert lab.metrics()["walked"] <= 2 * count
    assert lab.metrics()["reads"] == 5
    assert lab.pictures()[0].caption.endswith(f"on the way: {int(lab.metrics()['walked'])}")  # type: ignore[union-attr]
    lab.read = lambda x: (np.full(len(x), 5), np.full(len(x), 9))  # type: ignore[method-assign]
    assert Vae.METRICS[1].said(lab.metrics()["reads"], "") == "no digit"
    lab.change("latent_x", place[0] + 0.4)
    assert lab.pictures()[0].caption == "shaded where a digit can be read"  # type: ignore[union-attr]
    lab.change("end", 9)
    assert math.isnan(lab.metrics()["walked"])


def test_the_pictures() -> None:
    lab = run(setup("vae", values={"latent_x": 1, "latent_y": -2}), steps=200).lab
    assert isinstance(lab, Vae)
    plane, here, way, _ = lab.pictures()
    assert isinstance(plane, Plane) and isinstance(here, Grid) and isinstance(way, Grid)
    assert [dots.mark for dots in plane.dots] == [*"0123456789", "+"]
    assert plane.dots[-1].points.tolist() == [[1, -2]]
    assert plane.field is not None and 0 <= plane.field.min() <= plane.field.max() <= 1
    corner = lab.read(lab.decode(np.array([[plane.low[0], plane.high[1]]])))[1][0]
    assert plane.field[0, 0] == pytest.approx(1 - min(corner, 8) / 8)
    assert here.values == pytest.approx(lab.decode(np.array([[1.0, -2.0]])).reshape(8, 8), abs=1e-6)
    # Eight pictures with a blank column between; the first is the 3 as it is rebuilt.
    assert way.values.shape == (8, 71) and not way.values[:, 8::9].any()
    rebuilt = lab.decode(lab.encode(lab.glyphs[[3]])).reshape(8, 8)
    assert way.values[:, :8] == pytest.approx(rebuilt, abs=1e-6)
    kept = [plane.field.copy(), plane.dots[0].points.copy(), here.values.copy(), way.values.copy()]
    for _ in range(20):
        lab.step()
    now = [plane.field, plane.dots[0].points, here.values, way.values]
    assert all((a == b).all() for a, b in zip(kept, now, strict=True))


def test_the_same_seed_repeats_the_run_however_often_it_is_looked_at() -> None:
    looked, plain, other = made(seed=4), made(seed=4), made(seed=5)
    for lab in (looked, plain, other):
        for _ in range(30):
            lab.step()
            if lab is looked:
                lab.metrics()
                lab.pictures()
                lab.change("latent_x", 0.5)
    assert looked.losses == plain.losses != other.losses


def test_beta_is_live() -> None:
    lab = Run(setup("vae"))
    while lab.step < 800:
        lab.advance(800, lambda: True)
    before = lab.metrics["kl"]
    lab.change("beta", 8)
    while lab.step < 2_000:
        lab.advance(2_000, lambda: True)
    assert before > 2 and lab.metrics["kl"] <= 0.1
    assert "collapse" in lab.reached and "walk" not in lab.reached


def test_the_scale_is_told_rightly() -> None:
    lab = made()
    assert f"{lab.encoder.parameters.size + lab.decoder.parameters.size:,} parameters" in Vae.SCALE


def test_the_figures() -> None:
    assert not [str(figure) for figure in figures("vae", FEW) if figure.missed and not figure.timed]
