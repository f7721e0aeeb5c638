"""Takes the questions of files in: with their images, beside the set as it is stored."""

import hashlib
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from medannot.domain.errors import Problem, Sentence
from medannot.domain.progress import Progress
from medannot.exchange.question_sets.mapping import SetMapping
from medannot.exchange.question_sets.reading import FileReader, may_repeat_ids
from medannot.exchange.question_sets.same_ids import SeenIds
from medannot.exchange.question_sets.values import Draft, DraftImage, changed
from medannot.services.question_import_beside import Beside, Looked
from medannot.services.question_import_own import (
    OwnRows,
    as_they_are,
    called_before,
    holds_another,
    is_untouched,
    joined,
)
from medannot.services.question_import_packing import packed, unpacked
from medannot.services.question_import_report import ReportMaker
from medannot.services.question_import_set import (
    Question,
    SetFacts,
    SpooledQuestion,
    unpacked_stored,
    without_id,
)
from medannot.services.question_import_values import ImportRequest, ReadyImage
from medannot.services.question_pictures import Pictures, Roots, Search, Searching
from medannot.store.spool import DraftRow, Spool

_FEW = 2
"""One reworded question may be half a file."""

_AT_ONCE = 256
_MOST_BYTES = 16 * 1024 * 1024
"""Drafts are looked at together until they are so many, or carry so many bytes of images."""

_AHEAD = 3
"""So many portions are read before the images of one must be there."""


class Intake:
    """Takes the items of files in: with their images, beside the set as it is stored.

    Args:
        request: what the person asks for.
        spool: where drafts are laid aside, beside the questions of the set as it is stored.
        pictures: takes images in.
        own: knows rows of the set's own exports again.
        again: whether there are such.

    Attributes:
        in_units: whether drafts of a unit may stand apart.
        facts: what all drafts say together; None where some of them were dropped since.
    """

    def __init__(
        self,
        request: ImportRequest,
        spool: Spool,
        pictures: Pictures,
        own: OwnRows,
        *,
        again: bool,
    ) -> None:
        self.in_units = False
        self.facts: SetFacts | None = SetFacts()
        self._request = request
        self._again = again
        self._spool = spool
        self._pictures = pictures
        self._beside = Beside(spool, pictures.folder)
        self._own = own
        self._place = Path()
        self._seq = 0
        self._firsts: dict[str, int] = {}
        self._pairs = 0
        self._others = 0

    def read(
        self,
        number: int,
        reader: FileReader,
        place: Path,
        report: ReportMaker,
        progress: Progress,
    ) -> None:
        """Take in one file from its folder; what is refused is told to the report."""
        self._place = place
        self._firsts = {}
        self._own.here = False
        self._pairs = self._others = 0
        problems: list[Problem] = []
        under_way: deque[tuple[list[Draft], SetMapping | None, Searching]] = deque()
        for drafts in self._portions(reader, report, progress):
            roots = reader.mapping.images.roots if reader.mapping else ()
            drafts = self._own.known(drafts, roots)  # noqa: PLW2901 - with what they are again
            if not under_way:
                self._own.look_ahead(reader, progress)
            # While the images of some are decoded, the rows behind them are read.
            searching = self._pictures.begin((draft, roots) for draft in drafts)
            under_way.append((drafts, reader.mapping, searching))
            if len(under_way) > _AHEAD:
                self._take_in(number, *under_way.popleft(), report, progress)
        for one in under_way:
            self._take_in(number, *one, report, progress)
        if may_repeat_ids(reader.mapping):
            self._forget_same_ids(number)
        else:
            self._refuse_same_ids(number, reader.name, report)
        if self._is_shifted():
            problems = [self._shifted(reader.name)]
        if problems or reader.broken:
            self._spool.drop_file(number)
            self.facts = None
            report.refuse_file(problems, reader)
        else:
            report.read_file(reader)

    @staticmethod
    def _portions(
        reader: FileReader, report: ReportMaker, progress: Progress
    ) -> Iterator[list[Draft]]:
        waiting: list[Draft] = []
        carried = 0
        for one in reader.items(progress):
            if isinstance(one, Problem):
                report.refuse(one)
                continue
            waiting.append(one)
            carried += sum(len(image.content or b"") for image in one.images)
            if len(waiting) >= _AT_ONCE or carried > _MOST_BYTES:
                yield waiting
                waiting, carried = [], 0
        if waiting:
            yield waiting

    def _take_in(
        self,
        number: int,
        drafts: Sequence[Draft],
        mapping: SetMapping | None,
        searching: Searching,
        report: ReportMaker,
        progress: Progress,
    ) -> None:
        report.warn_of_files(self._beside.begin(mapping, self._place))
        report.facts = self._beside.facts
        roots = mapping.images.roots if mapping else ()
        self._pictures.finish(searching, progress)
        rows: list[DraftRow] = []
        for draft in drafts:
            place, old = self._stored(draft)
            own = draft.own
            if why := self._own.why_not(draft, place, old):
                report.refuse(Problem(draft.file, draft.row, why))
                continue
            if own is not None and old is not None:
                if is_untouched(draft):
                    same = changed(old.draft, file=draft.file, row=draft.row, told=True)
                    one = SpooledQuestion(same, old.images, old.marks, old.relations)
                    rows.append(self._row(number, one, place, known=True))
                    continue
                draft = joined(draft, old, mapping)  # noqa: PLW2901 - what it is from here on
            elif old is not None and not _named(draft, old) and not _is_edited(old, report):
                self._pairs += 1
                self._others += draft.stem != old.draft.stem
            called = called_before(draft, old) if own is not None and old is not None else {}
            looked: Looked = [
                self._look(image, roots, old, called.get(at))
                for at, image in enumerate(draft.images)
            ]
            if own is not None and own.same_images and old is not None:
                looked = as_they_are(old, looked)
            reason = _why_not(draft, old) or self._without_image(looked)
            if reason:
                report.refuse(Problem(draft.file, draft.row, reason))
                continue
            for image, search in looked:
                report.warn_of(image.number, search.warnings)
            if self.facts is not None:
                self.facts.take_in(draft)
            one = self._spooled(draft, looked, mapping, old)
            rows.append(self._row(number, one, place, known=own is not None))
        self._spool.add_drafts(rows)

    def _stored(self, draft: Draft) -> tuple[int | None, Question | None]:
        """Return place and question of the set as it is stored, which a draft names again."""
        if draft.own is not None:
            return self._own.stored(draft) or (None, None)
        found = self._again and self._spool.find_before(draft.file, draft.row, draft.part)
        return (found[0], unpacked_stored(found[1])) if found else (None, None)

    def _spooled(
        self, draft: Draft, looked: Looked, mapping: SetMapping | None, old: Question | None
    ) -> SpooledQuestion:
        images = tuple(image for image, _ in looked)
        relations = self._beside.relations(draft, mapping, self._place, old)
        draft, marks = self._beside.marks(draft, looked, mapping, old)
        return SpooledQuestion(draft, images, marks, relations)

    def _row(self, number: int, one: SpooledQuestion, old: int | None, *, known: bool) -> DraftRow:
        """Return what is laid aside; a row known by its version needs no id of its own."""
        draft = one.draft
        self._seq += 1
        first = self._seq
        if draft.unit:
            first = self._firsts.setdefault(draft.unit, self._seq)
            self.in_units = True
        return (
            self._seq,
            first,
            draft.place,
            number,
            draft.row,
            _id_key(draft.source_id) if draft.source_id and not known else None,
            old,
            packed(one),
        )

    def _look(
        self, image: DraftImage, roots: Roots, old: Question | None, called: ReadyImage | None
    ) -> tuple[ReadyImage, Search]:
        search = self._pictures.of(image, roots)
        ready = ReadyImage(
            name=image.name,
            role=image.role,
            caption=image.caption,
            frame=image.frame,
            address=search.address,
            number=search.number,
            name_mac=search.name_mac,
        )
        if called is not None:
            # The export names files alone: what is shown of them stays as it was.
            whole = not search.number or called.frame <= search.frames
            ready = replace(
                ready,
                name=called.name,
                name_mac=called.name_mac,
                role=called.role,
                caption=image.caption or called.caption,
                frame=called.frame if whole else ready.frame,
            )
        if search.number:
            if image.frame > search.frames:
                why = Sentence(
                    "the image {name} has no frame {frame}, only {frames}.",
                    name=image.name,
                    frame=image.frame,
                    frames=search.frames,
                )
                return ready, Search(reason=why)
            return ready, search
        # An import that completes the keys must not lose the images that an earlier one brought.
        for known in old.images if old and search.missing else ():
            if known.name_mac == ready.name_mac and known.media_id is not None:
                found = replace(ready, address=known.address, media_id=known.media_id)
                return found, Search()
        return ready, search

    def _without_image(self, looked: Sequence[tuple[ReadyImage, Search]]) -> str:
        for _, search in looked:
            if search.reason and not (search.missing and self._request.allow_missing_images):
                return search.reason
        return ""

    def _refuse_same_ids(self, number: int, file: str, report: ReportMaker) -> None:
        seen = SeenIds(file)
        refused: list[int] = []
        for seq, body in self._spool.same_ids(number):
            draft = unpacked(SpooledQuestion, body).draft
            if seen.is_free(draft):
                continue
            refused.append(seq)
            for problem in seen.refused(draft):
                report.refuse(problem)
        report.warn_of_files(tuple(seen.doubts()))
        self._spool.drop_drafts(refused)
        if refused:
            self.facts = None

    def _forget_same_ids(self, number: int) -> None:
        """Take what repeats within a file for no id; then its other rows have none either."""
        firsts: dict[str, int] = {}
        drafts = (unpacked(SpooledQuestion, body).draft for _, body in self._spool.same_ids(number))
        if any(firsts.setdefault(one.source_id, one.row) != one.row for one in drafts):
            self._spool.change_drafts(number, without_id)

    def _is_shifted(self) -> bool:
        return self._others >= _FEW and 2 * self._others > self._pairs

    def _shifted(self, file: str) -> Problem:
        """Refuse a file whose rows seem to have moved: each would be another question's version.

        Where the source names no ids, its rows alone tell which question is which.
        """
        return Problem(
            file,
            0,
            "{other} of {rows} rows hold another question than before, as after a row was "
            "inserted, and the file names no ids; import it as a set of its own, or under another "
            "file name.",
            {"other": self._others, "rows": self._pairs},
        )


def _named(draft: Draft, old: Question) -> bool:
    return bool(draft.source_id and old.draft.source_id)


def _is_edited(old: Question, report: ReportMaker) -> bool:
    """Tell whether a person worded a question anew, so that its row says something else."""
    return old.stored is not None and old.stored.version.id in report.edited


def _id_key(source_id: str) -> int:
    digest = hashlib.blake2b(source_id.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _why_not(draft: Draft, old: Question | None) -> str:
    if old is None:
        return ""
    was, now = old.draft.source_id, draft.source_id
    if was and now and was != now:
        return holds_another(was, now)
    if draft.unit != old.draft.unit:
        return "its unit differs from the stored one; import the file as a set of its own."
    return ""
