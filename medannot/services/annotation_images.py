"""Image files for an annotation project: found, grouped, de-identified, each stored once."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from medannot.domain.annotation.distance import distance_in, ordered
from medannot.domain.errors import InputFault, MedannotError, Problem, Sentence, UsageFault
from medannot.domain.ids import MediaId
from medannot.domain.media import Media, image_address
from medannot.domain.progress import Progress
from medannot.imaging.series.gathering import Gathered, ImageStudy, Series, gather
from medannot.imaging.series.sources import ImageSource
from medannot.services.annotation_values import (
    CaseRule,
    DraftCase,
    DraftImage,
    Grouping,
    ProjectDraft,
)
from medannot.services.media_import import MediaImporter, TakenIn
from medannot.store.store import Store
from medannot.store.unit_of_work import UnitOfWork

_THREADS = 2
_AT_ONCE = 8
_MEMORY_BYTES = 256 * 1024 * 1024
"""Images beyond this are read and decoded again when they are written, instead of being held."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Files of one case, by their keys in the order in which they are shown."""

    name: str
    keys: tuple[str, ...]
    is_study: bool = False


@dataclass(frozen=True, slots=True)
class LookedImages:
    """Image files that were looked at; they become cases by any rule without another look.

    Attributes:
        paths: where they were looked for.
        taken: images by their keys in `found`.
        refused: files that are left out, and why.
    """

    paths: tuple[Path, ...]
    found: Gathered
    taken: Mapping[str, DraftImage]
    refused: tuple[Problem, ...]


class AnnotationImages:
    """Takes image files in for one project.

    Args:
        store: the workspace's.
        rule: how images become cases.
    """

    def __init__(self, store: Store, rule: CaseRule) -> None:
        self._importer = MediaImporter(store, rule.cleaning)
        self._rule = rule

    def read(self, paths: Sequence[Path], progress: Progress) -> ProjectDraft:
        """Find, group and de-identify the images at some places; see `look` and `grouped`.

        Raises:
            UsageFault: the pattern is no regular expression.
            Stopped: the person stopped the job.
        """
        compiled(self._rule)
        return grouped(self.look(paths, progress), self._rule)

    def look(self, paths: Sequence[Path], progress: Progress) -> LookedImages:
        """Find and de-identify the images at some places; writes nothing.

        Args:
            paths: files, folders, ZIP archives or DICOMDIR files.
            progress: told of each file, twice: when it is looked at, and when it is taken in.

        Raises:
            Stopped: the person stopped the job.
        """
        found = gather(paths, lambda done, total: progress(done, 2 * total))
        groups = _groups(found, Grouping.IMAGE, None, paths)
        keys = [key for group in groups for key in group.keys]
        taken: dict[str, DraftImage] = {}
        refused = [Problem(one.name, 0, one.reason) for one in found.refused]
        for key, image in self._taken([(key, found.sources[key]) for key in keys], progress):
            if isinstance(image, Problem):
                refused.append(image)
            else:
                name = found.sources[key].name
                taken[key] = replace(image, distance=distance_in(name), called=name)
        return LookedImages(tuple(paths), found, taken, tuple(refused))

    def _taken(
        self, sources: Sequence[tuple[str, ImageSource]], progress: Progress
    ) -> Iterator[tuple[str, DraftImage | Problem]]:
        held, total = 0, len(sources)
        with ThreadPoolExecutor(_THREADS) as threads:
            for start in range(0, total, _AT_ONCE):
                progress(total + start, 2 * total)
                some = sources[start : start + _AT_ONCE]
                images = threads.map(self._take, (source for _, source in some))
                for (key, _), image in zip(some, images, strict=True):
                    if isinstance(image, DraftImage) and image.taken is not None:
                        held += len(image.taken.image.data)
                        if held > _MEMORY_BYTES:
                            yield key, replace(image, taken=None)
                            continue
                    yield key, image
        progress(2 * total, 2 * total)

    def _take(self, source: ImageSource) -> DraftImage | Problem:
        try:
            data = source.read()
            name_mac = self._importer.name_mac(source.name)
            if known := self._importer.find(data):
                return _stored(source, known, name_mac)
            taken = self._importer.take_in(data, source.name)
            if known := self._importer.find_stored(taken):
                return _stored(source, known, name_mac)
            if self._importer.withholds(taken):
                reason = (
                    "it shows the same as an image that was erased or covered in part; leave it "
                    "out."
                )
                return Problem(source.name, 0, reason)
        except MedannotError as fault:
            return Problem(source.name, 0, Sentence(fault.template, **fault.details))
        return DraftImage(_address_of(taken), None, source, taken, name_mac)

    def refuse_gone(self, work: UnitOfWork, ids: Iterable[MediaId]) -> None:
        """Refuse stored images that were covered in part or erased since they were read.

        Raises:
            InputFault: there is one.
        """
        wanted = frozenset(ids)
        if self._importer.show_still(work, wanted) != wanted:
            raise _read_too_early()

    def save(self, work: UnitOfWork, image: DraftImage) -> MediaId:
        """Store an image of a draft, and return the id of its row.

        Raises:
            EnvironmentFault: the disk is full, or the file cannot be read again.
            InputFault: the image was changed, covered in part or erased since it was read.
        """
        if image.media_id is not None:
            return image.media_id  # looked at by `refuse_gone`
        taken = image.taken or self._taken_again(image)
        media = self._importer.save(work, taken)
        if media.address != image.address:
            raise _read_too_early()
        return media.id

    def _taken_again(self, image: DraftImage) -> TakenIn:
        if image.source is None:
            raise ValueError("a draft's image is neither stored nor to be read")
        taken = self._importer.take_in(image.source.read(), image.source.name)
        if _address_of(taken) != image.address:
            raise InputFault(
                "The image {name} was changed during the import; nothing was imported.",
                name=image.source.name,
            )
        return taken


def grouped(looked: LookedImages, rule: CaseRule) -> ProjectDraft:
    """Return the draft that a rule makes of files that were looked at.

    Raises:
        UsageFault: the pattern is no regular expression, or the rule is not one for files.
    """
    groups = _groups(looked.found, rule.grouping, compiled(rule), looked.paths)
    drafts = []
    for group in groups:
        images = tuple(looked.taken[key] for key in group.keys if key in looked.taken)
        if not group.is_study:
            images = ordered(images, lambda image: image.distance, rule.order)
        drafts.append(DraftCase(group.name if rule.keep_names else "", images))
    cases, repeated = without_repeats(drafts)
    return ProjectDraft(cases, looked.refused, repeated, looked.found.notes, rule.cleaning)


def compiled(rule: CaseRule) -> re.Pattern[str] | None:
    """Return the pattern of a rule that has one.

    Raises:
        UsageFault: it lacks, or is no regular expression, or the rule is not one for files.
    """
    if rule.grouping is Grouping.CASE:
        raise UsageFault("Files are grouped by image, folder or name; only question sets by case.")
    if rule.grouping is not Grouping.NAME:
        return None
    if not rule.pattern:
        raise UsageFault("Give a pattern of names, such as ^(P[0-9]+)_.")
    try:
        return re.compile(rule.pattern)
    except re.error as fault:
        raise UsageFault(
            "{pattern} is no pattern of names ({fault}); write one such as ^(P[0-9]+)_.",
            pattern=rule.pattern,
            fault=str(fault),
        ) from fault


def without_repeats(cases: Iterable[DraftCase]) -> tuple[tuple[DraftCase, ...], int]:
    """Leave out images that stand there already, and cases without any; count what was left out."""
    seen: set[str] = set()
    repeated, kept = 0, []
    for case in cases:
        images = []
        for image in case.images:
            if image.address in seen:
                repeated += 1
            else:
                images.append(image)
                seen.add(image.address)
        if images:
            kept.append(DraftCase(case.name, tuple(images)))
    return tuple(kept), repeated


def _groups(
    found: Gathered, grouping: Grouping, pattern: re.Pattern[str] | None, paths: Sequence[Path]
) -> list[_Group]:
    """Return the cases in the order in which their first file was found."""
    roots = {str(path) for path in paths} | {f"{path}/" for path in paths}
    groups: list[_Group] = []
    for study in found.studies:
        if study.photographs:
            for series in study.series:
                groups += _of_photographs(found.sources, series, grouping, pattern, roots)
        else:
            groups.append(_Group("", _keys_of(study), is_study=True))
    return sorted(groups, key=lambda group: min(int(key) for key in group.keys))


def _keys_of(study: ImageStudy) -> tuple[str, ...]:
    """Return the files of a study, each once, series by series in the order of its slices."""
    slices = (key for series in study.series for stack in series.stacks for key, _ in stack.slices)
    return tuple(dict.fromkeys(slices))


def _of_photographs(
    sources: Mapping[str, ImageSource],
    series: Series,
    grouping: Grouping,
    pattern: re.Pattern[str] | None,
    roots: set[str],
) -> Iterator[_Group]:
    """Yield the cases of one folder's photographs; what shares no name is a case of its own."""
    shared: dict[str, list[str]] = {}
    for stack in series.stacks:
        key = stack.slices[0][0]
        source = sources[key]
        name = ""
        if grouping is Grouping.FOLDER and source.folder not in roots:
            name = Path(source.folder).name
        elif pattern is not None and (match := pattern.search(source.name)):
            name = next(iter(match.groups("")), "") or match[0]
        if name:
            shared.setdefault(name, []).append(key)
        else:
            yield _Group(Path(source.name).stem, (key,))
    for name, keys in shared.items():
        yield _Group(name, tuple(keys))


def _stored(source: ImageSource, known: Media, name_mac: str) -> DraftImage | Problem:
    if known.erased:
        return Problem(source.name, 0, "it was erased on request; leave it out.")
    address = image_address(known.sha256, known.orientation)
    return DraftImage(address, known.id, name_mac=name_mac)


def _address_of(taken: TakenIn) -> str:
    return image_address(hashlib.sha256(taken.image.data).hexdigest(), taken.image.orientation)


def _read_too_early() -> InputFault:
    return InputFault(
        "An image was covered in part or erased since the files were read; nothing was written. "
        "Read the files again."
    )
