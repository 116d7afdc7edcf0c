"""What is typed for cells of the tables: answers of who knows them, and answers that are wrong or say nothing.

The second kind is what accepted wordings must not let through: denials, opposites, words within other words, words
that are near an accepted one, and one word so wide that it fits anything.
"""

from __future__ import annotations

from functools import cache

import pytest

from tests.lessons.loaded import comparisons
from tests.quiz.hiding import cells_of
from tui.quiz.recall import HiddenCell, begin

KNOWN = [
    ("three-kinds-of-system/origin/discriminative", "the differences between the classes"),
    ("three-kinds-of-system/origin/rule-based", "rules written by people"),
    ("three-kinds-of-system/origin/rule-based", "a programmer wrote it down"),
    ("three-kinds-of-system/needs/generative", "huge amounts of unlabelled text"),
    ("three-kinds-of-system/needs/discriminative", "labelled examples"),
    ("three-kinds-of-system/failure/rule-based", "a case for which there is no rule"),
    ("three-kinds-of-system/failure/generative", "it hallucinates"),
    ("three-kinds-of-system/checking/generative", "judge outputs by criteria"),
    ("three-kinds-of-system/prefer/discriminative", "sorting lots of items"),
    ("three-kinds-of-system/prefer/rule-based", "when it must be exact"),
    ("two-framings/claim/subset", "LLMs are a subset of generative AI"),
    ("two-framings/what-an-llm-is/subset", "a generative model for language"),
    ("two-framings/poems/subset", "it is the normal case"),
    ("two-framings/bert/subset", "an edge case"),
    ("two-framings/where-it-fails/rivals", "the model changes sides"),
    ("two-framings/where-it-fails/subset", "the edges are blurred"),
    ("master/architecture/generative-ai", "many different families"),
    ("master/strengths/generative-ai", "a wide range of data"),
    ("master/failures/llm", "it makes things up"),
    ("families/learning/gan", "two networks compete"),
    ("families/learning/vae", "encode and decode"),
    ("families/learning/diffusion", "it removes noise step by step"),
    ("families/learning/autoregressive", "predict the next token"),
    ("families/training/gan", "unstable"),
    ("families/training/diffusion", "predict the noise, one error"),
    ("families/one-sample/diffusion", "starts from noise and removes it in steps"),
    ("families/one-sample/diffusion", "cleans up random noise"),
    ("families/speed/autoregressive", "slow, depends on the length"),
    ("families/sharpness-variety/gan", "sharp but little variety"),
    ("families/failure/gan", "mode collapse"),
    ("families/failure/diffusion", "hands with six fingers"),
    ("families/use/diffusion", "image generation"),
    ("transformer-shapes/sees/decoder-only", "only the tokens before it"),
    ("transformer-shapes/training-game/encoder-only", "fill in masked words"),
    ("transformer-shapes/writes/encoder-only", "no, it only reads"),
    ("transformer-shapes/writes/encoder-only", "it doesn't write"),
    ("transformer-shapes/writes/decoder-only", "yes, it continues the text"),
    ("transformer-shapes/good-at/encoder-only", "classification and search"),
    ("decoding/rule/greedy", "always take the most likely token"),
    ("decoding/rule/top-p", "take tokens until they reach p"),
    ("decoding/rule/top-k", "keep the k most likely"),
    ("decoding/dropped/top-p", "the unlikely tail"),
    ("decoding/dropped/temperature", "nothing"),
    ("decoding/failure/greedy", "it repeats itself"),
    ("ways-to-adapt/what-changes/fine-tuning", "the weights"),
    ("ways-to-adapt/cost/prompting", "minutes"),
    ("ways-to-adapt/update-a-fact/prompting", "put it in the prompt"),
    ("ways-to-adapt/update-a-fact/retrieval", "replace the document"),
    ("ways-to-adapt/update-a-fact/fine-tuning", "train again"),
    ("ways-to-adapt/tracing/prompting", "only if you gave it"),
    ("ways-to-adapt/best-for/retrieval", "facts that change"),
    ("ways-to-adapt/failure/pre-training", "a lot of money wasted on a weaker model"),
    ("ways-to-adapt/other-skills/fine-tuning", "it may forget some"),
    ("families-by-modality/gan/video", "early short clips"),
    ("families-by-modality/hard-part/text", "getting the facts right"),
    ("families-by-modality/hard-part/image", "hands and letters"),
    ("families-by-modality/hard-part/video", "consistency from frame to frame"),
    ("risks-and-mitigations/hallucination/risk-looks-like", "a case that doesn't exist"),
    ("risks-and-mitigations/copyright/risk-looks-like", "it resembles a known hero"),
    ("risks-and-mitigations/copyright/limit", "the law differs by country"),
    ("risks-and-mitigations/over-reliance/risk-looks-like", "nobody reads them any more"),
    ("risks-and-mitigations/energy/helps", "use a smaller model"),
    ("decision-table/if-wrong/clinic", "a patient gets hurt"),
    ("decision-table/if-wrong/factory", "the machine breaks"),
    ("decision-table/choice/factory", "LLM with RAG"),
    ("decision-table/choice/clinic", "an LLM by prompt, the doctor signs"),
    ("decision-table/data-and-money/shop", "a few pages, no budget"),
]

WRONG_OR_VAGUE = [
    ("three-kinds-of-system/needs/discriminative", "unmarked examples"),
    ("three-kinds-of-system/prefer/discriminative", "unlabelled data"),
    ("three-kinds-of-system/prefer/discriminative", "some sort of rules"),
    ("three-kinds-of-system/failure/rule-based", "a case that everybody foresaw"),
    ("three-kinds-of-system/checking/generative", "it generates outputs"),
    ("three-kinds-of-system/example/discriminative", "it is not a spam filter"),
    ("three-kinds-of-system/origin/rule-based", "it follows no rules"),
    ("three-kinds-of-system/origin/discriminative", "it is different"),
    ("two-framings/claim/subset", "generative AI is a subset of LLMs"),
    ("two-framings/claim/subset", "generative AI is part of LLMs"),
    ("two-framings/what-an-llm-is/rivals", "it does not understand language"),
    ("two-framings/what-an-llm-is/subset", "the same as generative AI"),
    ("two-framings/poems/subset", "abnormal"),
    ("two-framings/bert/subset", "it has knowledge"),
    ("two-framings/gets-right/rivals", "the difference"),
    ("two-framings/where-it-fails/rivals", "besides, nothing"),
    ("master/domain-focus/generative-ai", "how many"),
    ("master/training-data/generative-ai", "it depends"),
    ("master/strengths/generative-ai", "it is strange"),
    ("master/failures/llm", "it never makes things up"),
    ("families/learning/autoregressive", "from the context"),
    ("families/learning/diffusion", "it does not predict noise"),
    ("families/learning/gan", "with computers"),
    ("families/learning/gan", "from content"),
    ("families/training/diffusion", "noise"),
    ("families/training/gan", "not unstable"),
    ("families/speed/diffusion", "without steps"),
    ("families/speed/autoregressive", "it takes longer"),
    ("families/sharpness-variety/gan", "details are missing"),
    ("families/sharpness-variety/vae", "never blurred"),
    ("families/passes/gan", "generative"),
    ("families/passes/gan", "not the generator"),
    ("families/failure/vae", "software"),
    ("transformer-shapes/sees/decoder-only", "not the tokens before it"),
    ("transformer-shapes/writes/encoder-only", "normally it does"),
    ("transformer-shapes/writes/encoder-only", "notes"),
    ("transformer-shapes/good-at/encoder-only", "research"),
    ("transformer-shapes/good-at/encoder-only", "short answers"),
    ("decoding/dropped/top-p", "details"),
    ("decoding/suits/top-k", "time"),
    ("decoding/same-prompt-twice/greedy", "some text"),
    ("ways-to-adapt/cost/prompting", "hours"),
    ("ways-to-adapt/cost/pre-training", "it is not very expensive"),
    ("ways-to-adapt/update-a-fact/prompting", "promptly"),
    ("ways-to-adapt/failure/prompting", "instructions"),
    ("ways-to-adapt/failure/pre-training", "customers"),
    ("ways-to-adapt/best-for/retrieval", "change"),
    ("ways-to-adapt/other-skills/fine-tuning", "a lot"),
    ("ways-to-adapt/other-skills/fine-tuning", "nothing is forgotten"),
    ("families-by-modality/gan/video", "nearly always"),
    ("families-by-modality/hard-part/text", "facts"),
    ("families-by-modality/hard-part/image", "countries"),
    ("industries/software-development/generative-ai", "text data"),
    ("industries/software-development/llm", "it is completely useless"),
    ("industries/entertainment/llm", "research"),
    ("risks-and-mitigations/hallucination/risk-looks-like", "a case that exists"),
    ("risks-and-mitigations/copyright/limit", "a flaw"),
    ("risks-and-mitigations/copyright/limit", "law"),
    ("risks-and-mitigations/over-reliance/risk-looks-like", "nobody"),
    ("risks-and-mitigations/prompt-injection/risk-looks-like", "hidden"),
    ("risks-and-mitigations/copyright/risk-looks-like", "a figure"),
    ("decision-table/choice/factory", "a large storage"),
    ("decision-table/if-wrong/clinic", "the patient"),
    ("decision-table/if-wrong/factory", "machines"),
    ("decision-table/must-be-right/shop", "in order"),
    ("decision-table/data-and-money/shop", "facts"),
    ("decision-table/comes-out/factory", "resources"),
    ("decision-table/rejected/factory", "retrieval from manuals"),
]


@cache
def cells() -> dict[str, HiddenCell]:
    """The cells of all tables, by table, row and subject."""
    found = [cell for table in comparisons() for cell in begin(table, cells_of(table)).cells]
    return {cell.item.removeprefix("cell:"): cell for cell in found}


@pytest.mark.parametrize(("name", "typed"), KNOWN)
def test_who_knows_a_cell_need_not_word_it_as_the_course_does(name: str, typed: str) -> None:
    graded = cells()[name].grade(typed)
    assert graded is not None and graded.fraction == 1


@pytest.mark.parametrize(("name", "typed"), WRONG_OR_VAGUE)
def test_what_is_wrong_or_says_nothing_is_not_accepted(name: str, typed: str) -> None:
    graded = cells()[name].grade(typed)
    assert graded is None or graded.fraction == 0
