"""Makes the report of an import: three counts first, then everything worth a word."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from medannot.domain.errors import Problem, Sentence
from medannot.exchange.question_sets.leaks import Place, key_places
from medannot.exchange.question_sets.types import takes_several
from medannot.exchange.question_sets.values import FileReading
from medannot.services.question_import_values import ImportReport, Ready

_LEAKS = {
    Place.QUESTION: "its key stands in the question.",
    Place.CONTEXT: "its key stands in the context.",
    Place.CAPTION: "its key stands in a caption.",
}


def make_report(
    readings: Sequence[FileReading], ready: Sequence[Ready], refused: Sequence[Problem]
) -> ImportReport:
    """Count and describe what an import found.

    Args:
        readings: what each file gave.
        ready: every question of the set as it will be.
        refused: each refused row or file.
    """
    items = [one for one in ready if one.named]
    leaks = [(one, places) for one in items if (places := key_places(one.draft))]
    twins = list(_twins(ready))
    of_files = [warning for reading in readings for warning in reading.warnings]
    warnings = [*of_files, *_doubts(items), *_leak_warnings(leaks), *_twin_warnings(twins)]
    mappings = dict.fromkeys(r.mapping.name for r in readings if r.mapping)
    return ImportReport(
        mapping=", ".join(mappings),
        read=sum(reading.read for reading in readings),
        items=len(items),
        refused=tuple(refused),
        warnings=tuple(warnings),
        left_out=sum(reading.left_out for reading in readings),
        by_type=_counted(one.draft.type.value for one in items),
        by_language=_counted(one.draft.language for one in items),
        by_ability=_counted(one.draft.ability for one in items),
        missing_images=sum(not all(i.address for i in one.images) for one in items),
        without_key=sum(one.draft.key is None for one in items),
        key_in_text=len(leaks),
        equal_contents=len(twins),
        images=len({i.address for one in items for i in one.images if i.address}),
        new=sum(one.stored is None for one in items),
        changed=sum(one.changed for one in ready),
        unchanged=sum(one.stored is not None and not one.changed for one in items),
        staying=len(ready) - len(items),
        takes_several=takes_several(one.draft for one in ready),
    )


def refusal_of(report: ImportReport, *, good_rows: bool) -> Sentence:
    """Say why an import cannot be written, or nothing where it can."""
    if report.refused_rows == 1 and not good_rows:
        return Sentence(
            "Nothing is imported, since 1 row is refused of {read} read; mend what is refused, or "
            "take the good rows only.",
            read=report.read,
        )
    if report.refused_rows and not good_rows:
        return Sentence(
            "Nothing is imported, since {rows} rows are refused of {read} read; mend what is "
            "refused, or take the good rows only.",
            rows=report.refused_rows,
            read=report.read,
        )
    if report.refused_files and (not good_rows or not report.items):
        return Sentence(
            "Nothing is imported, since a whole file is refused; mend it or leave it out."
        )
    if not report.items:
        return Sentence("Nothing is imported, since no row became an item.")
    return Sentence("")


def _counted(words: Iterable[str]) -> Mapping[str, int]:
    counts = Counter(words)
    return dict(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))


def _doubts(items: Sequence[Ready]) -> Iterator[Problem]:
    told: set[str] = set()
    for one in items:
        for doubt in one.draft.doubts:
            yield _problem(one, doubt)
        if one.changed and one.draft.key is None and one.stored and one.stored.version.has_key:
            yield _problem(one, "its stored key is not in this file; the next version has none.")
        for image in one.images:
            for warning in image.picture.warnings if image.picture else ():
                if image.address not in told:
                    yield _problem(one, warning)
            told.add(image.address)


def _leak_warnings(leaks: Sequence[tuple[Ready, tuple[Place, ...]]]) -> Iterator[Problem]:
    for one, places in leaks:
        for place in places:
            yield _problem(one, _LEAKS[place])


def _twins(ready: Sequence[Ready]) -> Iterator[tuple[Ready, Ready]]:
    """Pair each named question with the first one of the set that shows the same."""
    firsts: dict[str, Ready] = {}
    for one in ready:
        first = firsts.setdefault(one.content_hash, one)
        if first is not one and (one.named or first.named):
            yield one, first


def _twin_warnings(twins: Sequence[tuple[Ready, Ready]]) -> Iterator[Problem]:
    for one, first in twins:
        row, file = first.draft.row, first.draft.file
        if file == one.draft.file:
            yield _problem(one, Sentence("it shows the same as row {row}.", row=row))
        else:
            said = Sentence("it shows the same as row {row} of {file}.", row=row, file=file)
            yield _problem(one, said)


def _problem(one: Ready, reason: str) -> Problem:
    return Problem(one.draft.file, one.draft.row, reason)
