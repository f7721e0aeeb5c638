"""Which benchmark a set is, by what the workspace keeps of it, and which formats fit it."""

import re
from collections.abc import Mapping, Sequence

from medannot.domain.errors import Sentence
from medannot.exchange.model_files.medevalkit import has_shape
from medannot.exchange.model_files.values import (
    Benchmark,
    ModelFormat,
    ModelSet,
    Wanted,
)

_BY_FIELDS: Sequence[tuple[frozenset[str], Benchmark]] = (
    (frozenset({"base_type", "location"}), Benchmark.SLAKE),
    (frozenset({"body_system", "question_type"}), Benchmark.MEDXPERTQA),
    (frozenset({"image_organ", "phrase_type"}), Benchmark.VQA_RAD),
    (frozenset({"modality_type", "dataset"}), Benchmark.OMNIMEDVQA),
)

_BY_NAME: Mapping[str, Benchmark] = {
    "slake": Benchmark.SLAKE,
    "medxpertqa": Benchmark.MEDXPERTQA,
    "vqarad": Benchmark.VQA_RAD,
    "pathvqa": Benchmark.PATH_VQA,
    "pmcvqa": Benchmark.PMC_VQA,
    "omnimedvqa": Benchmark.OMNIMEDVQA,
    "mmmu": Benchmark.MMMU,
    "drvd": Benchmark.DRVD,
}


def recognised(all_: ModelSet) -> Benchmark | None:
    """Return the benchmark whose fields all questions have, or whose name the set bears."""
    for fields, benchmark in _BY_FIELDS:
        if all_.items and all(fields <= set(item.categories) for item in all_.items):
            return benchmark
    plain = re.sub(r"[^a-z0-9]", "", all_.title.casefold())
    for name, benchmark in _BY_NAME.items():
        if plain.startswith(name):
            return benchmark
    return None


def why_not(format_: ModelFormat, wanted: Wanted) -> Sentence | None:
    """Tell why a set cannot be written in a format, or None where it can."""
    benchmark = wanted.benchmark
    if format_ is ModelFormat.MEDEVALKIT and not has_shape(benchmark):
        known = ", ".join(one.value for one in Benchmark if has_shape(one))
        return Sentence(
            "MedEvalKit has a shape for {known} only; name which of them the set is.", known=known
        )
    if format_ is ModelFormat.DRVD and benchmark is not Benchmark.DRVD:
        return Sentence("The set is not DrVD-Bench; name it so if it is.")
    if format_ is ModelFormat.MEDXPERTQA and benchmark is not Benchmark.MEDXPERTQA:
        return Sentence("The set is not MedXpertQA; name it so if it is.")
    if format_ is ModelFormat.LMMS_EVAL and benchmark is not Benchmark.SLAKE and not wanted.task:
        return Sentence("lmms-eval replays answers to a task of its own; name the task.")
    return None
