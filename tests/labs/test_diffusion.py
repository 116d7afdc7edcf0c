"""The diffusion model: its gradients, the way into noise and out of it, and what it must measure."""

from __future__ import annotations

import math

import numpy as np
import pytest

from tests.labs.gradients import relative_error
from tests.labs.measuring import FEW, figures
from tui.labs.base import Curves, LabError, Plane, Value
from tui.labs.diffusion import WIDTH, Diffusion, T, cosine_schedule, kernel, noise_loss, spread, time_features
from tui.labs.layers import Array, Network, SiLU
from tui.labs.run import run
from tui.labs.setup import setup


def made(preset: str = "", seed: int = 0, **settings: Value) -> Diffusion:
    return Diffusion(setup("diffusion", preset, settings).settings, seed)


def test_the_gradients_are_those_of_the_loss() -> None:
    rng = np.random.default_rng(2)
    network = Network((5, 7, 6, 6, 2), SiLU, rng, np.float64)
    network.parameters += 0.1 * rng.normal(size=network.parameters.size)
    inputs, epsilon = rng.normal(size=(8, 5)), rng.normal(size=(8, 2))
    noise_loss(network, inputs, epsilon)
    assert relative_error(lambda: noise_loss(network, inputs, epsilon), network.parameters, network.gradients) <= 1e-5


def test_the_loss_by_hand() -> None:
    network = Network((5, 7, 2), SiLU, np.random.default_rng(2), np.float64)
    network.parameters[:] = 0
    assert noise_loss(network, np.ones((2, 5)), np.array([[1.0, 2.0], [3.0, 0.0]])) == (1 + 4 + 9) / 4


def test_the_schedule() -> None:
    """From all signal to hardly any, always less till it meets its floor; and halfway by hand."""
    alpha_bar = cosine_schedule()
    assert alpha_bar.shape == (T + 1,) and alpha_bar[0] == 1 and alpha_bar[-1] == 1e-3
    assert (np.diff(alpha_bar)[:-2] < 0).all()
    f = [math.cos((part + 0.008) / 1.008 * math.pi / 2) ** 2 for part in (0.5, 0)]
    assert alpha_bar[50] == pytest.approx(f[0] / f[1])


def test_every_time_has_features_of_its_own() -> None:
    features = time_features()
    assert features.shape == (T + 1, 8)
    assert features[0].tolist() == [0, 0, 0, 0, 1, 1, 1, 1]
    assert len({tuple(row) for row in features.round(6).tolist()}) == T + 1


def test_noise_is_added_as_the_schedule_says() -> None:
    lab = made()
    x, epsilon = np.ones((2, 2)), np.array([[1.0, 0.0], [0.0, -1.0]])
    noised = lab.noised(x, np.array([0, 50]), epsilon)
    a = lab.alpha_bar[50]
    assert noised[0].tolist() == [1, 1]
    assert noised[1] == pytest.approx([math.sqrt(a), math.sqrt(a) - math.sqrt(1 - a)], abs=1e-6)


@pytest.mark.parametrize("sampling", [5, 7, 50])
def test_a_model_that_knows_the_noise_takes_it_out_in_any_number_of_steps(
    sampling: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If all data is one point x₀, the noise in x at t is (x − √ᾱ x₀) / √(1 − ᾱ), and DDIM leads to x₀."""
    lab, x0 = made(sampling=sampling), np.array([0.3, -0.7])

    def known(x: Array, t: int) -> Array:
        a = lab.alpha_bar[t].astype(float)
        exact: Array = (x - np.sqrt(a) * x0) / np.sqrt(1 - a)
        return exact

    monkeypatch.setattr(lab, "predicted", known)
    way = lab.denoised()
    assert len(way) == sampling + 1
    assert (way[0] == lab.noise).all()
    assert np.abs(way[-1] - x0).max() < 1e-3


def test_sampling_goes_evenly_from_noise_to_points() -> None:
    assert made(sampling=5).levels() == [100, 80, 60, 40, 20, 0]
    levels = made(sampling=50).levels()
    assert levels == sorted(levels, reverse=True) and len(set(levels)) == 51


def test_guidance_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """A network that says 1 without a label and 3 with one: 1 + w · 2."""
    lab = made("guided")
    asked = []

    def forward(inputs: Array) -> Array:
        labelled = inputs[:, 10:].sum(axis=1, keepdims=True)
        asked.append(labelled.mean())
        return np.repeat(1 + 2 * labelled, 2, axis=1)

    monkeypatch.setattr(lab.network, "forward", forward)
    for w, expected in ((0, 1), (1, 3), (2, 5), (8, 17)):
        lab.settings["guidance"] = w
        assert (lab.predicted(lab.noise, 40) == expected).all()
    assert asked == [0, 1, 0, 1, 0, 1]


def test_the_network_sees_point_time_and_label() -> None:
    lab = made("guided")
    seen = lab.inputs(np.array([[5.0, 6.0]]), np.array([0]), lab.one_hot[[2]])
    assert seen.tolist() == [[5, 6, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0]]
    assert seen.dtype == np.float32


def test_a_quarter_learns_without_its_label(monkeypatch: pytest.MonkeyPatch) -> None:
    lab, labelled = made(), []
    plain = lab.inputs
    monkeypatch.setattr(lab, "inputs", lambda x, t, c: labelled.append(c.sum(axis=1).mean()) or plain(x, t, c))
    for _ in range(40):
        lab.step()
    assert np.mean(labelled) == pytest.approx(0.75, abs=0.03)


def test_mmd_by_hand() -> None:
    x, y = np.array([[0.0, 0.0], [WIDTH, 0.0]]), np.array([[0.0, 0.0], [0.0, 2 * WIDTH]])
    assert kernel(x, x) == pytest.approx(math.exp(-0.5))
    assert kernel(x, y) == pytest.approx((1 + math.exp(-0.5) + math.exp(-2) + math.exp(-2.5)) / 4)


def test_mmd_is_about_0_of_the_data_itself_and_grows_with_the_shift() -> None:
    lab, rng = made(), np.random.default_rng(7)
    same = []
    for shift in (0.0, 0.1, 0.3):
        found = []
        for _ in range(5):
            made_points = lab.sample(1_000, rng)[0] + np.float32(shift)
            found.append(kernel(made_points, made_points) + lab.real_kernel - 2 * kernel(made_points, lab.real))
        same.append(np.mean(found))
    assert abs(same[0]) < 0.001 and 0.01 < same[1] < same[2]


def test_spread_by_hand() -> None:
    points, labels = np.array([[0.0, 0.0], [2.0, 0.0], [9.0, 3.0], [9.0, 5.0]]), np.array([0, 0, 1, 1])
    assert spread(points, labels) == pytest.approx(math.sqrt(0.5))


def test_what_is_live_is_looked_at_again() -> None:
    lab = made()
    before = lab.metrics()
    lab.change("sampling", 5)
    assert lab.metrics()["used"] == 5 and lab.metrics()["mmd"] != before["mmd"]
    way = lab.way
    lab.change("t", 60)
    assert lab.way is way


def test_the_same_seed_repeats_the_run_however_often_it_is_looked_at() -> None:
    looked, plain, other = made(seed=4), made(seed=4), made(seed=5)
    for lab in (looked, plain, other):
        for _ in range(30):
            lab.step()
            if lab is looked:
                lab.metrics()
                lab.pictures()
                lab.change("guidance", 2)
    assert looked.losses == plain.losses != other.losses


def test_the_picture_at_a_time() -> None:
    lab = made(sampling=5, t=45)
    plane, curves = lab.pictures()
    assert isinstance(plane, Plane) and isinstance(curves, Curves)
    assert plane.title == "Clouds at t = 40" and plane.caption.startswith("sampling step 3 of 5")
    assert [dots.mark for dots in plane.dots] == ["o", "x"]
    assert (plane.dots[1].points == lab.way[3][:400]).all()
    lab.change("t", 0)
    plane = lab.pictures()[0]
    assert isinstance(plane, Plane)
    assert (plane.dots[0].points == lab.real[:400]).all() and (plane.dots[1].points == lab.way[-1][:400]).all()
    kept = [dots.points.copy() for dots in plane.dots]
    for _ in range(260):
        lab.step()
    assert all((a == dots.points).all() for a, dots in zip(kept, plane.dots, strict=True))


def test_points_out_of_sight_are_counted() -> None:
    lab = made()
    lab.way[-1] = np.array([[0, 0], [9, 0], [0, -9]], np.float32)
    plane = lab.pictures()[0]
    assert isinstance(plane, Plane) and plane.caption.endswith("; 2 x lie outside")


def test_own_points_are_learned_from() -> None:
    lab = made(data="own", points="\n".join(f"{x},0" for x in range(8)))
    assert lab.data.classes == 8 and np.abs(lab.real[:, 1]).max() < 0.4
    with pytest.raises(LabError, match="none yet"):
        made(data="own", points=" ")


def test_the_scale_is_told_rightly() -> None:
    assert f"{made().network.parameters.size:,} parameters" in Diffusion.SCALE


def test_nothing_is_reached_before_anything_is_learned() -> None:
    for preset in ("moons", "few", "broken"):
        assert not run(setup("diffusion", preset), steps=200).reached


def test_the_figures() -> None:
    assert not [str(figure) for figure in figures("diffusion", FEW) if figure.missed and not figure.timed]
