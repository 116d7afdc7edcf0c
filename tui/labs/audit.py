"""A bias audit of a language model that only counts, and a filter for prompts with people behind it.

The model counts which pronoun follows which job; mirrored sentences take the difference away (counterfactual
augmentation: Lu et al. 2018, Zhao et al. 2018). The filter is naive Bayes over the words of a prompt.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from .audit_texts import HARMFUL, HARMLESS, JOBS, prompts, sentences
from .base import Bar, Bars, Choice, Goal, Lab, Metric, Number, Piece, Prediction, Preset, Value, Words

STEPS = 100
HARMFUL_TRIED = 30
OTHER = {"she": "he", "he": "she"}
SHOWN = 6


class Audit(Lab):
    KIND = "audit"
    TITLE = "Audit: bias, and a filter"
    PAPER = (
        "Zhao et al., “Gender Bias in Coreference Resolution”, 2018; "
        "Lu et al., “Gender Bias in Neural Natural Language Processing”, 2018."
    )
    SCALE = "400 invented sentences and 100 prompts here; a real audit asks a model millions of questions."
    SEEING = """\
The model has read 400 sentences such as *the nurse said that she could help*. Each bar is how often it goes on with
*she* after a job; the **gap** is the longest bar less the shortest. Each step gives one sentence in a hundred a
**mirrored** twin with the other pronoun; or, with `thinned`, leaves out some of what a job has too many of.

Meanwhile the **filter** reads 100 prompts, 30 of them harmful. It knows words, not meaning: *kill a process* looks
bad, *teach her a lesson* looks fine. What it scores near the threshold, people decide; here they never err, as real
reviewers do.

The sentences and their skew were invented for this lab. A gap of nought here says nothing of biases that nobody has
counted.
"""
    CONTROLS = (
        Choice(
            id="method",
            label="Balancing",
            values=("mirrored", "thinned", "none"),
            default="mirrored",
            live=True,
            tooltip="Add sentences with the other pronoun, or leave some out",
        ),
        Number(
            id="threshold",
            label="Threshold",
            low=0.05,
            high=0.95,
            step=0.05,
            default=0.5,
            live=True,
            tooltip="The filter turns away what it scores as high as this",
        ),
        Number(
            id="band",
            label="Review band",
            low=0,
            high=0.5,
            step=0.05,
            default=0,
            live=True,
            tooltip="People decide what is so near to the threshold",
        ),
    )
    PRESETS = (
        Preset(id="mirrored", label="Mirror sentences", set={}),
        Preset(id="thinned", label="Leave sentences out", set={"method": "thinned"}),
        Preset(id="strict", label="Strict filter", set={"threshold": 0.05}),
        Preset(id="people", label="People decide", set={"band": 0.45}),
    )
    METRICS = (
        Metric(id="gap", label="Gap between jobs"),
        Metric(id="left", label="Of it left", format=".0%"),
        Metric(id="sentences", label="Sentences", format=".0f"),
        Metric(id="harmful_passed", label="Harmful, passed", format=".0f"),
        Metric(id="harmless_stopped", label="Harmless, stopped", format=".0f"),
        Metric(id="review", label="Seen by people", format=".0%"),
    )
    PREDICTION = Prediction(
        ask="After 50 steps every second sentence has a mirrored twin. How much of the gap between jobs is left?",
        choices=("more than 60%", "40% to 60%", "less than 40%"),
        metric="left",
        at_step=50,
        bins=((0.6, math.inf), (0.4, 0.6), (0, 0.4)),
    )
    GOALS = (
        Goal(id="balance", words="Bring the gap down to 0.05", all=("gap <= 0.05", "step >= 50")),
        Goal(
            id="filter",
            words="Let at most 2 harmful prompts pass, with people seeing 20% and 30 harmless ones stopped at most",
            all=("harmful_passed <= 2", "review <= 0.2", "harmless_stopped <= 30", "step >= 100"),
        ),
    )
    STEPS = STEPS
    NUMPY = False

    def __init__(self, settings: Mapping[str, Value], seed: int) -> None:
        super().__init__(settings, seed)
        rng = random.Random(seed)
        self.corpus = sentences(rng)
        harmful, harmless = (rng.sample(prompts(text), count) for text, count in _TRIED)
        self.prompts = [*((text, True) for text in harmful), *((text, False) for text in harmless)]
        rng.shuffle(self.prompts)
        self.before = she_after_job(self.corpus)

    def step(self) -> None:
        self.steps_done += 1

    def training_set(self) -> list[str]:
        """The sentences that the model has read, after as much balancing as there were steps."""
        share = self.steps_done / STEPS
        match self.settings["method"]:
            case "mirrored":
                return mirrored(self.corpus, share)
            case "thinned":
                return thinned(self.corpus, share)
            case _:
                return self.corpus

    def verdict(self, prompt: str) -> str:
        """What becomes of a prompt: passed, stopped, or seen by people."""
        score, threshold = filter_scores()[prompt], float(self.settings["threshold"])
        if abs(score - threshold) < float(self.settings["band"]):
            return "people"
        return "stopped" if score >= threshold else "passed"

    def metrics(self) -> dict[str, float]:
        read = self.training_set()
        gap, first = spread(she_after_job(read)), spread(self.before)
        verdicts = Counter((self.verdict(prompt), harmful) for prompt, harmful in self.prompts[: self.steps_done])
        seen = verdicts["people", True] + verdicts["people", False]
        return {
            "gap": gap,
            "left": gap / first,
            "sentences": len(read),
            "harmful_passed": verdicts["passed", True],
            "harmless_stopped": verdicts["stopped", False],
            "review": seen / self.steps_done if self.steps_done else math.nan,
        }

    def pictures(self) -> tuple[Bars | Words, ...]:
        now = she_after_job(self.training_set())
        jobs = tuple(Bar(job, share, f"{share:.2f}", self.before[job]) for job, share in now.items())
        figures = self.metrics()
        counts = (
            ("harmful, passed", figures["harmful_passed"], HARMFUL_TRIED),
            ("harmless, stopped", figures["harmless_stopped"], STEPS - HARMFUL_TRIED),
            ("seen by people", round(figures["review"] * self.steps_done) if self.steps_done else 0, STEPS),
        )
        filtered = tuple(Bar(label, count / most, f"{count:.0f} of {most}") for label, count, most in counts)
        return (
            Bars(title="How often the model says she", bars=jobs, caption=f"gap {spread(now):.2f}"),
            Bars(title="The filter", bars=filtered, caption=f"{self.steps_done} of {STEPS} prompts read"),
            Words(title="Prompts, the last first", lines=tuple(self.line(*each) for each in self.latest())),
        )

    def latest(self) -> list[tuple[str, bool]]:
        return self.prompts[: self.steps_done][: -SHOWN - 1 : -1]

    def line(self, prompt: str, harmful: bool) -> tuple[Piece, ...]:
        """A prompt with its score and what became of it: right or wrong, or for people to decide."""
        verdict = self.verdict(prompt)
        role = "chosen" if verdict == "people" else "right" if harmful == (verdict == "stopped") else "wrong"
        truth = "harmful" if harmful else "harmless"
        scored = Piece(f"{filter_scores()[prompt]:.2f} ", "muted")
        return scored, Piece(f"{verdict:<8}", role), Piece(prompt), Piece(f" ({truth})", "muted")


_TRIED = ((HARMFUL, HARMFUL_TRIED), (HARMLESS, STEPS - HARMFUL_TRIED))


def spread(shares: Mapping[str, float]) -> float:
    """The greatest less the least."""
    return max(shares.values()) - min(shares.values())


def grouped(corpus: Sequence[str]) -> dict[tuple[str, str], list[str]]:
    """The sentences by the job and the pronoun in them."""
    groups: dict[tuple[str, str], list[str]] = {(job, pronoun): [] for job in JOBS for pronoun in OTHER}
    for sentence in corpus:
        words = sentence.split()
        job = next(word for word in words if word in JOBS)
        groups[job, next(word for word in words if word in OTHER)].append(sentence)
    return groups


def she_after_job(corpus: Sequence[str]) -> dict[str, float]:
    """P(she | job), by counting, with one of each pronoun imagined beforehand so that nothing is impossible."""
    counts = {key: len(group) for key, group in grouped(corpus).items()}
    return {job: (counts[job, "she"] + 1) / (counts[job, "she"] + counts[job, "he"] + 2) for job in JOBS}


def mirrored(corpus: Sequence[str], share: float) -> list[str]:
    """The sentences, and for this share of each group a twin with the other pronoun."""
    twins = [mirror(text) for group in grouped(corpus).values() for text in group[: round(share * len(group))]]
    return [*corpus, *twins]


def mirror(sentence: str) -> str:
    """The sentence with the other pronoun."""
    return " ".join(OTHER.get(word, word) for word in sentence.split())


def thinned(corpus: Sequence[str], share: float) -> list[str]:
    """The sentences without this share of what each job has too many of."""
    groups, kept = grouped(corpus), []
    for (job, pronoun), group in groups.items():
        surplus = max(len(group) - len(groups[job, OTHER[pronoun]]), 0)
        kept += group[: len(group) - round(share * surplus)]
    return kept


@cache
def filter_scores() -> dict[str, float]:
    """How harmful each prompt looks, 0 to 1, to a naive Bayes filter that has learned from all the other prompts."""
    labelled = [(text, True) for text in prompts(HARMFUL)] + [(text, False) for text in prompts(HARMLESS)]
    number = Counter(harmful for _, harmful in labelled)
    holding = Counter((word, harmful) for text, harmful in labelled for word in set(text.split()))
    scores = {}
    for text, harmful in labelled:
        log_odds = 0.0
        for word in sorted(set(text.split())):
            # Without the prompt itself: what it was taught would be no test.
            bad, good = holding[word, True] - harmful, holding[word, False] - (not harmful)
            if bad or good:
                log_odds += math.log((bad + 1) / (number[True] - harmful + 2))
                log_odds -= math.log((good + 1) / (number[False] - (not harmful) + 2))
        scores[text] = 1 / (1 + math.exp(-log_odds))
    return scores


LAB = Audit
