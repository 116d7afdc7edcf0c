"""A lab as someone is to find it: which, how it is set, what of that stays as it is, what to predict and to reach."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from ..course.model import LabGoal, LabPrediction, LabSetting
from .base import Goal, Lab, LabError, Prediction, Settings, Value
from .catalogue import lab_class
from .goals import Aim, aims, known_metric
from .prediction import check_bins
from .recordings import SEED as RECORDED_SEED
from .recordings import Recorded, load, path_of
from .settings import checked, checked_seed, complete, control_named, preset_named

# The setting that every lab has besides its controls.
SEED = "seed"


class Setup(Struct, frozen=True, kw_only=True):
    """A lab ready to be made. All of it is checked; `settings` are complete, `name` is what progress calls it."""

    lab: type[Lab]
    name: str
    preset: str
    settings: Settings
    seed: int
    prediction: Prediction
    aims: tuple[Aim, ...]
    locked: frozenset[str] = frozenset()
    # Whether what was recorded of such a run is played instead; `seed` is then the recording's own.
    recorded: bool = False

    def made(self) -> Lab:
        """A run at its beginning. Raises LabError for settings that the lab can't work with, as an empty text."""
        if self.recorded:
            return Recorded(load(path_of(self.lab.KIND, self.preset)))
        return self.lab(self.settings, self.seed)

    @property
    def told_at(self) -> tuple[int, ...]:
        """The steps at which the question is settled, and by which goals are to be reached."""
        return (self.prediction.at_step, *(aim.goal.within_steps for aim in self.aims if aim.goal.within_steps))

    @property
    def as_recording(self) -> Setup:
        """The same as it was recorded."""
        return replace(self, seed=RECORDED_SEED, recorded=True)

    @property
    def live(self) -> Setup:
        """The same, not recorded."""
        return replace(self, recorded=False)

    def changed(self, control: str, value: Value) -> Setup:
        """The same with a control at another value. Raises LabError, also for one that is locked."""
        self.unlocked(control)
        new = checked(control_named(self.lab, control), value)
        return replace(self, settings=self.settings | {control: new})

    def with_preset(self, preset: str) -> Setup:
        """The same with another preset's settings; what is locked stays. Raises LabError."""
        kept = {control: self.settings[control] for control in self.locked - {SEED}}
        return replace(self, preset=preset_named(self.lab, preset).id, settings=complete(self.lab, preset, kept))

    def with_seed(self, seed: int) -> Setup:
        """The same with another seed. Raises LabError."""
        self.unlocked(SEED)
        return replace(self, seed=checked_seed(seed))

    def unlocked(self, control: str) -> None:
        """Raises LabError for a control that stays as it is here."""
        if self.recorded:
            raise LabError("a recording stays as it was made; R runs it live, to be set as you like")
        if control in self.locked:
            raise LabError(f"`{control}` stays as it is in this lesson")


def setup(kind: str, preset: str = "", values: Mapping[str, Value] = {}) -> Setup:
    """The lab of this kind with a preset (the first for '') and these settings, the `seed` perhaps among them.

    Raises LabError.
    """
    lab = lab_class(kind)
    return Setup(
        lab=lab,
        name=kind,
        preset=preset_named(lab, preset).id,
        settings=complete(lab, preset, {name: value for name, value in values.items() if name != SEED}),
        seed=checked_seed(values.get(SEED, 0)),
        prediction=lab.PREDICTION,
        aims=aims(lab.GOALS, metrics_of(lab)),
    )


def setup_of(setting: LabSetting) -> Setup:
    """The lab as a lesson asks for it. Raises LabError."""
    made = setup(setting.kind, setting.preset, setting.set)
    for control in setting.lock:
        lockable(made.lab, control)
    if setting.predict:
        made = replace(made, prediction=prediction_of(made.lab, setting.predict))
    if setting.goals:
        goals = [goal_of(goal) for goal in setting.goals]
        made = replace(made, aims=aims(goals, metrics_of(made.lab)))
    return replace(made, name=setting.name, locked=frozenset(setting.lock))


def solved(setting: LabSetting, goal: LabGoal) -> Setup:
    """The lesson's lab with the settings that the goal's author says reach it. Raises LabError."""
    values = {**setting.set, **goal.solution}
    return setup(setting.kind, values.pop("preset", setting.preset), values)


def lockable(lab: type[Lab], control: str) -> None:
    """Raises LabError for a name that can't be locked: it is no control."""
    if control != SEED:
        control_named(lab, control)


def prediction_of(lab: type[Lab], predict: LabPrediction) -> Prediction:
    """A lesson's question about a lab. Raises LabError."""
    source = predict.answer_from
    known_metric(source.metric, metrics_of(lab))
    if not 0 <= source.at_step <= lab.STEPS:
        raise LabError(f"a run has {lab.STEPS} steps, so nothing is told `at_step: {source.at_step}`")
    if any(len(each) != 2 for each in source.bins):
        raise LabError("a bin is two numbers, the least and the greatest: `[6, 7]`")
    bins = tuple((each[0], each[1]) for each in source.bins)
    made = Prediction(
        ask=predict.ask, choices=predict.choices, metric=source.metric, at_step=source.at_step, bins=bins
    )
    check_bins(made)
    return made


def goal_of(goal: LabGoal) -> Goal:
    """A lesson's goal as a lab has it."""
    return Goal(id=goal.id, words=goal.words or ", ".join(goal.all), all=goal.all, within_steps=goal.within_steps)


def metrics_of(lab: type[Lab]) -> tuple[str, ...]:
    """The ids of what a lab measures."""
    return tuple(metric.id for metric in lab.METRICS)
