"""Makes the report of an import: three counts first, then everything worth a word."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence

from medannot.domain.errors import Problem, Sentence
from medannot.domain.ids import ItemVersionId
from medannot.domain.question import ItemType
from medannot.exchange.question_sets.leaks import Place, key_places
from medannot.exchange.question_sets.mapping import SetMapping
from medannot.exchange.question_sets.reading import FileReader
from medannot.exchange.question_sets.shapes import GUESSED
from medannot.exchange.question_sets.types import LEAST_BY_ITSELF, ChoiceForms
from medannot.services.question_import_letters import Letters
from medannot.services.question_import_values import ImportReport, PictureCounts, Ready
from medannot.store.spool import ShownRow, Spool

MOST_NAMED = 20_000
"""Problems of one kind that are named one by one; the rest are counted."""

_AT_ONCE = 2_000
_SEVERAL = 2
_LEAKS = {
    Place.QUESTION: "its key stands in the question.",
    Place.CONTEXT: "its key stands in the context.",
    Place.CAPTION: "its key stands in a caption.",
}
_OF_A_FILE = (
    "choice questions of this file with several right options: {several}, with one: {one}, without "
    "key: {none}; all of them will ask for one or several, since a form of its own for some would "
    "tell how many are right."
)
_OF_SMALL_FILES = (
    "choice questions of the files with fewer than {least} of them, with several right options: "
    "{several}, with one: {one}, without key: {none}; all of them will ask for one or several, "
    "since a form of its own for some would tell how many are right."
)


class _Named:
    """Problems, as many as can be named, and how many there are beside them."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.more = 0
        self._last = ("", 0)

    def add(self, problem: Problem) -> None:
        if len(self.problems) < MOST_NAMED:
            self.problems.append(problem)
        elif (problem.file, problem.row) != self._last:
            self.more += 1  # a record that becomes several items is one row
        self._last = problem.file, problem.row

    def told(self) -> list[Problem]:
        """Return them with a last one that counts the rest."""
        if not self.more:
            return self.problems
        last = self.problems[-1]
        rest = Sentence("the same holds for {more} more rows, which are not named.", more=self.more)
        return [*self.problems, Problem(last.file, last.row, rest)]


class ReportMaker:
    """Counts and describes what an import finds, question by question.

    Args:
        spool: compares what questions show.
        files: the names of the files, by their numbers.

    Attributes:
        mappings: those that were used.
        facts: read from knowledge files.
        edited: the stored versions that a person made by an edit in the workspace.
    """

    def __init__(self, spool: Spool, files: Sequence[str]) -> None:
        self.mappings: list[SetMapping] = []
        self.facts = 0
        self.edited: frozenset[ItemVersionId] = frozenset()
        self._spool = spool
        self._files = {name: number for number, name in enumerate(files)}
        self._read = self._left_out = 0
        self._refused = _Named()
        self._of_file = _Named()
        self._of_files: list[Problem] = []
        self._doubts, self._leaks, self._twins = _Named(), _Named(), _Named()
        self._undone = _Named()
        self._picture_warnings: dict[int, tuple[str, ...]] = {}
        self._types: Counter[str] = Counter()
        self._languages: Counter[str] = Counter()
        self._abilities: Counter[str] = Counter()
        self._counts: Counter[str] = Counter()
        self._pictures = bytearray()
        self._addresses: set[str] = set()
        self._shown: list[ShownRow] = []
        self._number = 0
        self._manifest = hashlib.sha256(b"[")
        self._right: dict[str, Counter[str]] = {}
        self._guessed = False
        self._letters = Letters()

    def refuse(self, problem: Problem) -> None:
        """Take in a row that was refused, or a file."""
        self._of_file.add(problem)

    def refuse_file(self, problems: Sequence[Problem], reader: FileReader) -> None:
        """Take in that a file is refused as a whole, which says all of its rows."""
        whole = [p for p in self._of_file.problems if p.row == 0]
        for problem in problems or whole:
            self._refused.add(problem)
        self._of_files.extend(reader.warnings())
        self._of_file = _Named()

    def read_file(self, reader: FileReader) -> None:
        """Take in that a file was read to its end."""
        for problem in sorted(self._of_file.problems, key=lambda one: one.row):
            self._refused.add(problem)
        self._refused.more += self._of_file.more
        self._of_file = _Named()
        for problem in reader.warnings():
            # Thousands of texts, one a frame, are guessed alike: the first one says it.
            if problem.template != GUESSED or not self._guessed:
                self._of_files.append(problem)
            self._guessed = self._guessed or problem.template == GUESSED
        self._read += reader.read
        self._left_out += reader.left_out
        if reader.mapping is not None and reader.mapping not in self.mappings:
            self.mappings.append(reader.mapping)

    def warn_of_files(self, problems: Sequence[Problem]) -> None:
        """Take in what is doubtful about files beside the question files."""
        self._of_files.extend(problems)

    def warn_of(self, picture: int, warnings: tuple[str, ...]) -> None:
        """Take in what is doubtful about a picture, to be told with the first item of it."""
        if warnings and len(self._picture_warnings) < MOST_NAMED:
            self._picture_warnings.setdefault(picture, warnings)

    def add(self, one: Ready, *, of_export: bool = False) -> None:
        """Take in the next question of the set as it will be.

        Args:
            one: the question.
            of_export: whether its row is one of the set's own export; such a row knows which
                version it was written from, and is told of where that is another one.
        """
        self._note_shown(one)
        counts, stored = self._counts, one.stored
        counts["all"] += 1
        counts["changed"] += one.changed
        self._count_right(one)
        if not one.named:
            return
        draft = one.draft
        self._letters.take_in(draft)
        self._types[draft.type.value] += 1
        self._languages[draft.language] += 1
        self._abilities[draft.ability] += 1
        counts["items"] += 1
        counts["new"] += stored is None
        counts["unchanged"] += stored is not None and not one.changed
        counts["without key"] += draft.key is None
        found = sum([bool(image.address) for image in one.images])
        counts["missing"] += found < len(one.images)
        counts["shown"] += found
        counts["made up"] += not draft.source_id
        counts["marked"] += bool(one.marks)
        counts["related"] += bool(one.relations)
        counts["in words"] += draft.closed and draft.type is ItemType.SHORT_TEXT
        self._count_pictures(one)
        if not of_export:
            self._tell_undone(one)
        self._doubt(one)
        places = key_places(draft)
        counts["leaks"] += bool(places)
        for place in places:
            self._leaks.add(_problem(one, _LEAKS[place]))

    def _count_right(self, one: Ready) -> None:
        """Count by file and right options the questions whose form was decided there."""
        draft = one.draft
        if draft.type is not ItemType.SEVERAL_ANSWERS or draft.told:
            return
        right = 0 if draft.key is None else len(draft.key.right)
        counts = self._right.setdefault(draft.file, Counter())
        counts[("none", "one")[right] if right < _SEVERAL else "several"] += 1

    def _note_shown(self, one: Ready) -> None:
        quoted = f'"{one.content_hash}"'
        self._manifest.update(f",{quoted}".encode() if self._number else quoted.encode())
        self._number += 1
        content = bytes.fromhex(one.content_hash)
        start = int.from_bytes(content[:8], "big") - (1 << 63)
        file = self._files.setdefault(one.draft.file, len(self._files))
        seen = (self._number, start, file, one.draft.row, one.named, content, one.changed)
        self._shown.append(seen)
        if len(self._shown) >= _AT_ONCE:
            self._flush()

    def _flush(self) -> None:
        self._spool.add_shown(self._shown)
        self._shown = []

    def _count_pictures(self, one: Ready) -> None:
        for image in one.images:
            if image.number:
                if image.number >= len(self._pictures):
                    self._pictures.extend(bytes(max(1_000, image.number - len(self._pictures) + 1)))
                self._pictures[image.number] = 1
            elif image.address:
                self._addresses.add(image.address)

    def _tell_undone(self, one: Ready) -> None:
        """Tell where a file says otherwise than a person who mended the question."""
        stored = one.stored
        if stored is not None and one.kept:
            self._counts["kept"] += 1
            said = Sentence(
                "it was edited in the workspace (version {number}) and stays so; the file says "
                "otherwise.",
                number=stored.version.number,
            )
            self._undone.add(_problem(one, said))
        elif stored is not None and one.changed and stored.version.id in self.edited:
            said = Sentence(
                "it was edited in the workspace (version {number}); this import would put what the "
                "file says over it.",
                number=stored.version.number,
            )
            self._undone.add(_problem(one, said))

    def _doubt(self, one: Ready) -> None:
        for doubt in one.draft.doubts:
            self._doubts.add(_problem(one, doubt))
        if one.changed and one.draft.key is None and one.stored and one.stored.version.has_key:
            said = "its stored key is not in this file; the next version has none."
            self._doubts.add(_problem(one, said))
        for image in one.images:
            for warning in self._picture_warnings.pop(image.number, ()):
                self._doubts.add(_problem(one, warning))

    def manifest(self) -> str:
        """Return SHA-256 over what all questions show, in order, as `domain.question` makes it."""
        whole = self._manifest.copy()
        whole.update(b"]")
        return whole.hexdigest()

    def made(self, forms: ChoiceForms, pictures: PictureCounts) -> ImportReport:
        """Return the report, once every question was taken in.

        Args:
            forms: by which it was decided what takes one or several options.
            pictures: how many were missing, unreadable or the same as others.
        """
        self._flush()
        equal = self._told_twins()
        counts = self._counts
        warnings = [
            *self._of_files,
            *self._letters.told(next(iter(self._files), "")),
            *self._said_of_choices(forms),
            *self._undone.told(),
            *self._doubts.told(),
            *self._leaks.told(),
            *self._twins.told(),
        ]
        return ImportReport(
            mapping=", ".join(dict.fromkeys(mapping.name for mapping in self.mappings)),
            read=self._read,
            items=counts["items"],
            refused=tuple(self._refused.problems),
            warnings=tuple(warnings),
            left_out=self._left_out,
            by_type=_counted(self._types),
            by_language=_counted(self._languages),
            by_ability=_counted(self._abilities),
            missing_images=counts["missing"],
            without_key=counts["without key"],
            key_in_text=counts["leaks"],
            equal_contents=equal,
            images=sum(self._pictures) + len(self._addresses),
            new=counts["new"],
            changed=counts["changed"],
            unchanged=counts["unchanged"],
            staying=counts["all"] - counts["items"],
            more_refused=self._refused.more,
            shown_images=counts["shown"],
            made_up=counts["made up"],
            asked_in_words=counts["in words"],
            absent_images=pictures.absent,
            unreadable_images=pictures.unreadable,
            same_images=pictures.same,
            marked=counts["marked"],
            related=counts["related"],
            facts=self.facts,
            kept_edits=counts["kept"],
        )

    def _said_of_choices(self, forms: ChoiceForms) -> list[Problem]:
        """Say why questions with one right option ask for one or several, where some do."""
        together: dict[str, tuple[str, Counter[str]]] = {}
        for file, counts in self._right.items():
            group = forms.group(file)
            first, before = together.get(group, (file, Counter[str]()))
            together[group] = first, before + counts
        return [
            Problem(first, 0, _one_or_several(counts, small=not group))
            for group, (first, counts) in together.items()
            if counts["several"] and counts["one"] + counts["none"]
        ][:MOST_NAMED]

    def _told_twins(self) -> int:
        """Tell of each named question that shows the same as the first one of the set that does."""
        names = {number: name for name, number in self._files.items()}
        count = 0
        for file, row, named, first_file, first_row, first_named in self._spool.twins():
            if not (named or first_named):
                continue
            count += 1
            said = Sentence("it shows the same as row {row}.", row=first_row)
            if file != first_file:
                said = Sentence(
                    "it shows the same as row {row} of {file}.",
                    row=first_row,
                    file=names[first_file],
                )
            self._twins.add(Problem(names[file], row, said))
        return count


def refusal_of(report: ImportReport, *, good_rows: bool) -> Sentence:
    """Say why an import cannot be written, or nothing where it can."""
    if report.refused_rows == report.refused_questions == 1 and not good_rows:
        return Sentence(
            "Nothing is imported, since 1 row is refused of {read} read; mend what is refused, or "
            "take the good rows only.",
            read=report.read,
        )
    if report.refused_questions > report.refused_rows and not good_rows:
        return Sentence(
            "Nothing is imported, since {questions} questions in {rows} of {read} rows are "
            "refused; mend what is refused, or take the good rows only.",
            questions=report.refused_questions,
            rows=report.refused_rows,
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


def _counted(counts: Counter[str]) -> Mapping[str, int]:
    return dict(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))


def _one_or_several(counts: Counter[str], *, small: bool) -> Sentence:
    numbers = {name: counts[name] for name in ("several", "one", "none")}
    if small:
        return Sentence(_OF_SMALL_FILES, least=LEAST_BY_ITSELF, **numbers)
    return Sentence(_OF_A_FILE, **numbers)


def _problem(one: Ready, reason: str) -> Problem:
    return Problem(one.draft.file, one.draft.row, reason)
