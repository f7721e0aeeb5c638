"""VLMEvalKit: prediction files, the data set of the part that people answered, and whole sets."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from medannot.domain.wording import counted
from medannot.exchange.model_files.cells import (
    MISSING_WORDS,
    Cell,
    is_number,
    readable,
    write_tab_separated,
    write_workbook,
)
from medannot.exchange.model_files.indices import indices
from medannot.exchange.model_files.values import (
    ModelItem,
    ModelSet,
    PersonModel,
    Pictures,
    Section,
    Wanted,
    answered_part,
    gaps,
)
from medannot.exchange.model_files.vlm_rows import (
    Columns,
    answer_cells,
    columns_of,
    is_open,
    item_cells,
    picture_rows,
)
from medannot.exchange.own_rows import (
    AGAIN,
    CAPTIONS,
    GROUPING,
    IMAGES,
    ONLY_HERE,
    ROW,
    UNIT,
    UNIT_ORDER,
    UNIT_TOGETHER,
    VERSION,
    row_hash,
)

CHECKED = "VLMEvalKit at commit e8e78f05 (2026-08-18)"
"""What the rules of these files were read in."""

_LMU = "vlmevalkit/LMUData"
_APART = "vlmevalkit/not-scored"


def why_not_scored(items: Sequence[ModelItem]) -> Mapping[str, str]:
    """Return by item why its scorer could not score it; those that it can are left out."""
    pictured = any(item.pictures for item in items)
    keyed = any(item.key is not None for item in items)
    found: dict[str, str] = {}
    for item in items:
        if reason := _why_not(item, pictured=pictured, keyed=keyed):
            found[item.id] = reason
    return found


def _why_not(item: ModelItem, *, pictured: bool, keyed: bool) -> str:
    if is_open(item):
        return "answered in words, which needs a language model as a judge"
    if item.is_several:
        return "several options are right, which it counts wrong whatever is answered"
    if keyed and item.key is None:
        return "no reference answer, while others have one"
    if not item.is_seen_whole:
        return "an image is missing"
    if pictured and not item.pictures:
        return "no image, and it drops such rows where others have images"
    return ""


def write_predictions(
    folder: Path,
    all_: ModelSet,
    models: Sequence[PersonModel],
    wanted: Wanted,
    read: Pictures,
) -> Section:
    """Write a workbook and a TSV for each model, and the data sets that they answer.

    Raises:
        OSError: a file cannot be written.
    """
    names, own = indices(all_.items)
    not_scored = why_not_scored(all_.items)
    scorable = tuple(item for item in all_.items if item.id not in not_scored)
    said = list(_said_of_set(all_, scorable, not_scored, own_ids=own))
    if not_scored:
        said.append(f"Answers to those stand in {_APART}, to be scored by another rule.")
    files: list[str] = []
    commands: list[str] = []
    # Its own set holds the questions too that miss an image here.
    whole = len(all_.items) if wanted.dataset else len(scorable)
    data_sets = _data_sets(models, scorable, wanted.dataset or all_.name, whole)
    for name, part in data_sets.parts.items():
        if name != wanted.dataset:
            _write_set(folder, f"{_LMU}/{name}.tsv", part, names, read)
            files.append(f"{_LMU}/{name}.tsv")
    for model in models:
        part = tuple(item for item in answered_part(all_, model) if item.id not in not_scored)
        apart = tuple(item for item in answered_part(all_, model) if item.id in not_scored)
        if part:
            name = data_sets.of_model[model.name]
            place = f"vlmevalkit/outputs/{model.name}/T{wanted.stamp}/{model.name}_{name}"
            said += _write_answers(folder, place, part, model, names)
            files += [f"{place}.xlsx", f"{place}.tsv"]
            commands.append(_command(model.name, name))
        if apart:
            place = f"{_APART}/{model.name}_{all_.name}"
            said += _write_answers(folder, place, apart, model, names)
            files += [f"{place}.xlsx", f"{place}.tsv"]
    if files and any(file.startswith(_LMU) for file in files):
        said.append(
            "VLMEvalKit scores a data set whole. Where people answered a part of it, or it is none "
            f"of its own, the files of {_LMU} are that data set: copy them to the folder that the "
            "variable LMUData names. It then takes them for a custom set of choice questions."
        )
    return Section("VLMEvalKit", tuple(files), tuple(said), tuple(commands))


def write_set(folder: Path, all_: ModelSet, read: Pictures) -> Section:
    """Write a whole set as one TSV with its images in it.

    Raises:
        OSError: the file cannot be written.
    """
    names, own = indices(all_.items)
    whole = tuple(item for item in all_.items if item.is_seen_whole)
    not_scored = why_not_scored(whole)
    scorable = tuple(item for item in whole if item.id not in not_scored)
    path = f"{all_.name}.tsv"
    left_out = tuple(_said_of_missing(all_.items))
    _write_set(folder, path, whole, names, read, marked=True)
    said = (
        *_said_of_set(all_, scorable, not_scored, own_ids=own),
        *left_out,
        "All other questions of the set stand in the file, those too that VLMEvalKit cannot score."
        if left_out
        else "All questions of the set stand in the file, those too that VLMEvalKit cannot score.",
        *_said_of_pairs(whole),
        *_said_of_linked(whole),
        *_said_of_captions(whole),
        *((_LEFT_BESIDE,) if any(map(_has_more, whole)) else ()),
        AGAIN,
        ONLY_HERE,
    )
    command = f"python run.py --data {all_.name} --model MODEL --judge exact_matching"
    commands = (command,) if scorable else ()
    return Section("VLMEvalKit", (path,), said, commands, left_out, len(whole))


_LEFT_BESIDE = (
    "The file has no place for the marks, relations and knowledge that the source keeps beside its "
    "questions, nor for further answers that count; the JSON Lines of the set have them."
)


def _has_more(item: ModelItem) -> bool:
    return bool(item.marks or item.relations or (item.key and item.key.synonyms))


def _said_of_missing(items: Sequence[ModelItem]) -> Iterator[str]:
    """Say which questions are left out: the file knows no image that is missing.

    Its reader takes a blank image for a question without one, and drops such rows where others have
    images: either way a model would be asked about what it is not shown.
    """
    absent, erased = gaps(items)
    if absent:
        yield f"{counted(absent, 'question')} left out, since an image is missing."
    if erased:
        yield f"{counted(erased, 'question')} left out, since an image was erased on request."


def _said_of_pairs(items: Sequence[ModelItem]) -> Iterator[str]:
    together = [item.unit for item in items if item.as_set]
    if together:
        yield (
            f"{counted(len(together), 'question')} of {counted(len(set(together)), 'unit')} are "
            f"right only together; VLMEvalKit scores each by itself. The columns {UNIT} and "
            f"{UNIT_TOGETHER} say it, which it passes over."
        )


def _said_of_linked(items: Sequence[ModelItem]) -> Iterator[str]:
    sizes = Counter(item.unit for item in items if item.unit and not item.as_set)
    linked = [size for size in sizes.values() if size > 1]
    if linked:
        yield (
            f"{counted(sum(linked), 'question')} of {counted(len(linked), 'unit')} are linked and "
            f"asked one after the other; VLMEvalKit asks each by itself. The columns {UNIT} and "
            f"{UNIT_ORDER} say it, which it passes over."
        )


def _said_of_captions(items: Sequence[ModelItem]) -> Iterator[str]:
    if captioned := sum(any(item.captions) for item in items):
        yield (
            f"{counted(captioned, 'question')} with words below the images, which readers see; "
            f"they stand in the column {CAPTIONS}, which VLMEvalKit shows no model."
        )


class _DataSets:
    """The parts of a set that models answered, each once, by the name that it goes by."""

    def __init__(self) -> None:
        self.parts: dict[str, tuple[ModelItem, ...]] = {}
        self.of_model: dict[str, str] = {}


def _data_sets(
    models: Sequence[PersonModel], scorable: Sequence[ModelItem], name: str, whole: int
) -> _DataSets:
    found = _DataSets()
    by_part: dict[tuple[str, ...], list[str]] = {}
    for model in models:
        part = tuple(item.id for item in scorable if item.id in model.answers)
        if part:
            by_part.setdefault(part, []).append(model.name)
    by_id = {item.id: item for item in scorable}
    for part, named in by_part.items():
        called = name
        if len(part) < whole:
            # Parts of one size are told apart by whose they are.
            alone = sum(len(other) == len(part) for other in by_part) == 1
            called = f"{name}_human{len(part)}" + ("" if alone else f"_{named[0]}")
        found.parts[called] = tuple(by_id[id_] for id_ in part)
        found.of_model |= dict.fromkeys(named, called)
    return found


def _write_set(
    folder: Path,
    path: str,
    items: Sequence[ModelItem],
    names: Mapping[str, int | str],
    read: Pictures,
    *,
    marked: bool = False,
) -> None:
    """Write one data set; a marked one says of each row which item version it is."""
    columns = columns_of(items)
    head = (*columns.of_items, *columns.of_pictures)
    target = folder.joinpath(*path.split("/"))
    target.parent.mkdir(parents=True, exist_ok=True)
    rows = _set_rows(items, names, columns, read)
    if not marked:
        write_tab_separated(target, head, (row for row, _ in rows))
        return
    head = (*head, VERSION, IMAGES)
    marks = ([*row, item.id, told] for item, (row, told) in zip(items, rows, strict=True))
    hashed = ([*row, row_hash(_as_read(head, row))] for row in marks)
    write_tab_separated(target, (*head, ROW), hashed)


def _as_read(head: Sequence[str], row: Sequence[Cell]) -> Mapping[str, str]:
    cells = ("" if cell is None else str(cell) for cell in row)
    return dict(zip(head, cells, strict=True))


def _set_rows(
    items: Sequence[ModelItem],
    names: Mapping[str, int | str],
    columns: Columns,
    read: Pictures,
) -> Iterator[tuple[list[Cell], str]]:
    """Yield the cells of each item, and the hashes of its image files."""
    width = len(columns.of_pictures)
    for item, (*pictures, told) in zip(items, picture_rows(items, names, read), strict=True):
        yield [*item_cells(item, names[item.id], columns), *pictures[:width]], told


def _write_answers(
    folder: Path,
    place: str,
    items: Sequence[ModelItem],
    model: PersonModel,
    names: Mapping[str, int | str],
) -> Iterable[str]:
    columns = columns_of(items)
    head = (*columns.of_items, *columns.of_answers)
    rows = [
        [*item_cells(item, names[item.id], columns), *answer_cells(item, model.answers[item.id])]
        for item in items
    ]
    target = folder.joinpath(*place.split("/"))
    target.parent.mkdir(parents=True, exist_ok=True)
    # The name may hold no point; a suffix is added, nothing is replaced.
    write_tab_separated(target.parent / f"{target.name}.tsv", head, rows)
    cut = write_workbook(target.parent / f"{target.name}.xlsx", head, rows)
    if cut:
        yield (
            f"{target.name}.xlsx: {counted(cut, 'text')} beyond 32,767 signs cut, as the format "
            "demands; the TSV file has them whole."
        )


def _command(model: str, data: str) -> str:
    return f"python run.py --data {data} --model {model} --mode eval --judge exact_matching"


def _said_of_set(
    all_: ModelSet,
    scorable: Sequence[ModelItem],
    not_scored: Mapping[str, str],
    *,
    own_ids: bool,
) -> Iterator[str]:
    yield f"Written for {CHECKED}; name the judge, else it asks for a language model."
    yield (
        "The column index is the source's id of the question."
        if own_ids
        else "The source's ids cannot serve as index; it is the place in the set, from 0."
    )
    for reason, count in Counter(not_scored.values()).items():
        yield f"{counted(count, 'question')} cannot be scored there: {reason}."
    if any(item.type.value == "yes_no" for item in scorable):
        yield "Yes/no questions stand as choices A and B in the order of the set."
    yield from _said_of_columns(all_.items)


def _said_of_columns(items: Sequence[ModelItem]) -> Iterator[str]:
    columns = columns_of(items)
    if missing := [name for name in GROUPING if name not in columns.breakdown]:
        yield (
            f"The workspace keeps nothing for the columns {', '.join(missing)}; they are left out, "
            "since the scorer cannot group by a blank."
        )
    if any(item.pictures for item in items):
        held = "; image_path holds made-up ones" if "image_path" in columns.of_pictures else ""
        yield f"Names of image files do not leave the workspace{held}."
    words = sum(readable(text) != text for item in items for text in item.options)
    if words:
        yield (
            f"{counted(words, 'option')} such as None or NA got one blank behind, or held signs "
            f"that no cell can hold: pandas takes {len(MISSING_WORDS)} such words for missing."
        )
    options = [text for item in items for text in item.options]
    if any(map(is_number, options)):
        yield (
            "Some options are numbers, which pandas may write otherwise (0.50 as 0.5); letters "
            "are not touched by that."
        )
