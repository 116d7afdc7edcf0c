"""Small character models as files: every weight as one byte, with a scale for each row of a matrix."""

from __future__ import annotations

from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from .base import LabError
from .characters import CharacterModel
from .transformer import Transformer

FOLDER = Path(__file__).parent / "weights"


def save(path: Path, model: CharacterModel) -> None:
    """Write the model, its weights rounded to the nearest of 255 steps in each row."""
    transformer = model.transformer
    shape = (transformer.width, transformer.layers, transformer.heads, transformer.context)
    arrays = {"vocabulary": np.frombuffer(model.vocabulary.encode("utf-32-le"), np.uint32), "shape": np.array(shape)}
    for name, weight in transformer.weights.items():
        scale = (np.abs(weight).max(axis=1, keepdims=True) / 127 + 1e-12).astype(np.float32)
        arrays[name] = np.round(weight / scale).astype(np.int8)
        arrays[f"{name}.scale"] = scale
    np.savez_compressed(path, allow_pickle=False, **arrays)


def load(name: str, folder: Path = FOLDER) -> CharacterModel:
    """The model of that name that ships with Carrel. Raises LabError where its file can't be read."""
    path = folder / f"{name}.npz"
    try:
        with np.load(path, allow_pickle=False) as arrays:
            vocabulary = arrays["vocabulary"].tobytes().decode("utf-32-le")
            transformer = Transformer(len(vocabulary), *(int(size) for size in arrays["shape"]))
            for key, weight in transformer.weights.items():
                weight[:] = arrays[key].astype(np.float32) * arrays[f"{key}.scale"]
    except (OSError, EOFError, ValueError, KeyError, TypeError, BadZipFile) as error:
        message = f"the weights in {path} can't be read ({error}); install Carrel anew, or train them with `python -m"
        raise LabError(f"{message} tui.labs.train {name}`") from None
    return CharacterModel(vocabulary, transformer)
