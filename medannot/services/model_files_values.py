"""What is asked of an export for model scorers, and what it wrote."""

from dataclasses import dataclass

from medannot.domain.pooling import PooledBy
from medannot.exchange.model_files.values import Benchmark, ModelFormat, SetFormat

__all__ = ["Benchmark", "ModelFormat", "ModelReport", "ModelRequest", "PooledBy", "SetFormat"]

DEFAULT_NAME = "HumanPanel"


@dataclass(frozen=True, slots=True)
class ModelRequest:
    """What a coordinator asks for.

    Attributes:
        study: its name.
        model_name: of the model, or what the models' names begin with.
        by: who counts as one model.
        formats: those that are written; none of them means all that fit the set.
        benchmark: which one the set is; None to go by what the workspace keeps of it.
        dataset: by which name VLMEvalKit knows the set itself, or "".
        task: the task of lmms-eval, or "".
    """

    study: str
    model_name: str = DEFAULT_NAME
    by: PooledBy = PooledBy.POOLED
    formats: tuple[ModelFormat, ...] = ()
    benchmark: Benchmark | None = None
    dataset: str = ""
    task: str = ""


@dataclass(frozen=True, slots=True)
class ModelReport:
    """What was written.

    Attributes:
        folder: where.
        files: paths within it, with slashes.
        models: names of the models; none where a set was exported.
        answered: answers in the files.
        skipped: questions that were shown and not answered.
        in_set: questions of the set; where it was exported itself, those in the files.
        left_out: formats that do not fit, each with the reason; where a set was exported itself,
            sentences on the questions and images that are not in the files.
        absent: questions of an exported set with an image that is missing.
        erased: those with one that was erased on request.
        corrected: what questions of a study are found by that have another key by now than the
            frozen one.
    """

    folder: str
    files: tuple[str, ...]
    models: tuple[str, ...]
    answered: int
    skipped: int
    in_set: int
    left_out: tuple[str, ...]
    absent: int = 0
    erased: int = 0
    corrected: tuple[str, ...] = ()
