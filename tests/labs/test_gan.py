"""The GAN: its gradients with the R1 penalty, what it counts, and what breaks and mends it."""

from __future__ import annotations

import math

import numpy as np
import pytest

from tests.labs.gradients import relative_error
from tests.labs.measuring import FEW, figures
from tui.labs.base import Curves, LabError, Plane, Value
from tui.labs.gan import Gan, d_loss, g_loss, slope_penalty
from tui.labs.layers import LeakyReLU, Network
from tui.labs.run import Run, run
from tui.labs.setup import setup


def made(preset: str = "", seed: int = 0, dtype: type = np.float32, **settings: Value) -> Gan:
    return Gan(setup("gan", preset, settings).settings, seed, dtype)


def small() -> tuple[Network, Network, np.random.Generator]:
    """A generator and a discriminator in float64, with biases that are not 0."""
    rng = np.random.default_rng(2)
    g, d = Network((2, 6, 5, 2), LeakyReLU, rng, np.float64), Network((2, 7, 6, 1), LeakyReLU, rng, np.float64)
    for network in (g, d):
        network.parameters += 0.1 * rng.normal(size=network.parameters.size)
    return g, d, rng


@pytest.mark.parametrize("r1", [0.0, 0.1, 10.0])
def test_the_gradients_of_d_are_those_of_its_loss(r1: float) -> None:
    _, d, rng = small()
    real, fake = rng.normal(size=(9, 2)), rng.normal(size=(9, 2))
    d_loss(d, real, fake, r1)
    assert relative_error(lambda: d_loss(d, real, fake, r1), d.parameters, d.gradients) <= 1e-5


def test_the_gradients_of_g_are_those_of_its_loss() -> None:
    g, d, rng = small()
    z, noise = rng.normal(size=(9, 2)), rng.normal(size=(9, 2))

    def loss() -> float:
        return g_loss(g, d, z, lambda points: points + noise)

    loss()
    assert relative_error(loss, g.parameters, g.gradients) <= 1e-5


def test_r1_is_the_squared_slope_of_d() -> None:
    """Against the slope by differences, at each point and along both axes."""
    _, d, rng = small()
    real, h = rng.normal(size=(9, 2)), 1e-6
    slopes = [(d.forward(real + h * axis) - d.forward(real - h * axis)) / (2 * h) for axis in np.eye(2)]
    assert slope_penalty(d, real, 0.5) == pytest.approx(0.25 * (np.hstack(slopes) ** 2).sum() / 9, rel=1e-6)


def test_the_losses_of_a_d_that_knows_nothing() -> None:
    g, d, rng = small()
    d.parameters[:] = 0
    points = rng.normal(size=(9, 2))
    assert d_loss(d, points, points, 0.1) == pytest.approx(2 * math.log(2))
    assert g_loss(g, d, points, lambda made: made) == pytest.approx(math.log(2))


def test_each_turn_moves_its_own_network_alone() -> None:
    lab = made()
    g, d = lab.g.parameters.copy(), lab.d.parameters.copy()
    lab.d_turn()
    assert (lab.g.parameters == g).all() and (lab.d.parameters != d).any()
    d = lab.d.parameters.copy()
    lab.g_turn()
    assert (lab.g.parameters != g).any() and (lab.d.parameters == d).all()


def test_turns_and_rates_are_the_controls(monkeypatch: pytest.MonkeyPatch) -> None:
    lab, turns = made(d_turns=3, g_turns=2, d_rate=4, g_rate=0.5), []
    monkeypatch.setattr(lab, "d_turn", lambda: turns.append("d") or 1.0)
    monkeypatch.setattr(lab, "g_turn", lambda: turns.append("g") or 2.0)
    lab.step()
    assert turns == ["d", "d", "d", "g", "g"]
    assert (lab.d_adam.rate, lab.g_adam.rate) == (0.004, 0.0005)
    lab.change("g_rate", 2)
    lab.step()
    assert lab.g_adam.rate == 0.002
    assert (lab.metrics()["d_loss"], lab.metrics()["g_loss"]) == (1, 2)


def test_the_noise_fades() -> None:
    lab, points = made(noise=0.5), np.zeros((20_000, 2), np.float32)
    assert lab.blurred(points).std() == pytest.approx(0.5, rel=0.03)
    lab.steps_done = 1_500
    assert lab.blurred(points).std() == pytest.approx(0.25, rel=0.03)
    lab.steps_done = 3_000
    assert not lab.blurred(points).any()


def test_the_same_seed_repeats_the_run_however_often_it_is_looked_at() -> None:
    looked, plain, other = made(seed=4), made(seed=4), made(seed=5)
    for lab in (looked, plain, other):
        for _ in range(30):
            lab.step()
            if lab is looked:
                lab.metrics()
                lab.pictures()
    assert looked.metrics() == plain.metrics()
    assert (looked.g.parameters == plain.g.parameters).all() and (looked.g.parameters != other.g.parameters).any()


def test_metrics_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """A generator that makes one spot well and nothing else, and a detective that takes all for real."""
    lab = made()
    monkeypatch.setattr(lab, "made", lambda: np.repeat(np.array([[1, 0], [9, 9]], np.float32), 1_000, axis=0))
    assert [(bar.label, bar.value, bar.words) for bar in lab.meter().bars] == [("now", 1 / 8, "1 of 8")]
    lab.fewest = 4
    assert [bar.words for bar in lab.meter().bars] == ["1 of 8", "4 of 8"]
    lab.fewest = math.nan
    lab.d.parameters[:] = 0
    lab.d.parameters[-1] = 3
    metrics = lab.metrics()
    assert (metrics["modes"], metrics["quality"], metrics["d_right"]) == (1, 0.5, 0.5)
    assert math.isnan(metrics["d_loss"]) and math.isnan(metrics["fewest"])


def test_the_picture_is_a_copy_with_the_field_the_right_way_up() -> None:
    lab = made()
    for _ in range(20):
        lab.step()
    plane, curves, _ = lab.pictures()
    assert isinstance(plane, Plane) and isinstance(curves, Curves) and plane.field is not None
    top_right = 1 / (1 + math.exp(-lab.d.forward(np.array([[1.6, 1.6]], np.float32))[0, 0]))
    assert plane.field[0, -1] == pytest.approx(top_right, abs=1e-5)
    assert {dots.name: dots.mark for dots in plane.dots} == {"real": "o", "made by G": "x"}
    assert (plane.dots[1].points == lab.g.forward(lab.looked_at[:400])).all()
    kept = [plane.field.copy(), plane.dots[1].points.copy()]
    for _ in range(20):
        lab.step()
    assert (kept[0] == plane.field).all() and (kept[1] == plane.dots[1].points).all()
    assert len(curves.lines["D"]) == 20


def test_own_points_are_learned_from() -> None:
    lab = made(data="own", points="\n".join(f"{x},0" for x in range(8)))
    real = lab.pictures()[0].dots[0].points  # type: ignore[union-attr]
    assert np.ptp(real[:, 0]) == pytest.approx(2.4, abs=0.4) and np.ptp(real[:, 1]) < 0.6
    with pytest.raises(LabError, match="line 2"):
        made(data="own", points="1,2\n1,nan")


def test_the_scale_is_told_rightly() -> None:
    assert f"{made().g.parameters.size:,} parameters" in Gan.SCALE


def test_break_it_and_mend_it() -> None:
    """A detective far ahead breaks it; the R1 penalty alone, live, mends it in the same run."""
    broken = Run(setup("gan", "strong_d"))
    while broken.step < 3_000:
        broken.advance(3_000, lambda: True)
    assert "break" in broken.reached and "mend" not in broken.reached and "cover" not in broken.reached
    broken.change("r1", 0.1)
    while "mend" not in broken.reached and broken.step < 5_000:
        broken.advance(5_000, lambda: True)
    assert "mend" in broken.reached


def test_what_holds_at_the_beginning_is_not_broken_yet() -> None:
    assert not run(setup("gan"), steps=300).reached


def test_the_figures() -> None:
    assert not [str(figure) for figure in figures("gan", FEW) if figure.missed and not figure.timed]
