"""All files of an export, in the formats that are asked for."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from medannot.exchange.model_files import (
    drvd,
    json_lines,
    lmms_eval,
    medevalkit,
    medxpertqa,
    vlmevalkit,
)
from medannot.exchange.model_files.values import (
    ModelFormat,
    ModelSet,
    PersonModel,
    Pictures,
    Section,
    SetFormat,
    Wanted,
)


def write_models(
    folder: Path,
    format_: ModelFormat,
    all_: ModelSet,
    models: Sequence[PersonModel],
    wanted: Wanted,
    read: Pictures,
) -> Section:
    """Write the answers of all models in one format, and return what is said of them.

    Args:
        folder: as `new_folder` gave it.
        format_: one that fits (`benchmarks.why_not`).
        all_: the whole frozen set.
        models: names are each one's own.
        wanted: what else was asked for.
        read: reads images.

    Raises:
        OSError: a file cannot be written.
        EnvironmentFault: a stored image is missing or was altered.
    """
    match format_:
        case ModelFormat.VLMEVALKIT:
            return vlmevalkit.write_predictions(folder, all_, models, wanted, read)
        case ModelFormat.MEDEVALKIT:
            assert wanted.benchmark is not None  # noqa: S101  # by `why_not`; for the checker
            return medevalkit.write_results(folder, all_, models, wanted.benchmark)
        case ModelFormat.LMMS_EVAL:
            return lmms_eval.write_logs(folder, all_, models, wanted)
        case ModelFormat.DRVD:
            return drvd.write_responses(folder, all_, models)
        case ModelFormat.MEDXPERTQA:
            return medxpertqa.write_records(folder, all_, models)
        case ModelFormat.JSONL:
            return json_lines.write_answers(folder, all_, models)


SET_WRITERS: Mapping[SetFormat, Callable[[Path, ModelSet, Pictures], Section]] = {
    SetFormat.VLMEVALKIT: vlmevalkit.write_set,
    SetFormat.JSONL: json_lines.write_set,
}
"""Write a whole set; they raise what `write_models` raises."""
