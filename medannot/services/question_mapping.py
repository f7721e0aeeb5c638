"""Mappings for question files that no benchmark's mapping fits: looked at, made, tried and kept."""

import json
from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from medannot.domain.errors import InputFault, Refusal
from medannot.domain.names import refuse_unfit_name
from medannot.domain.people import Actor, UseCase, require
from medannot.domain.progress import Progress, silent
from medannot.exchange.question_sets.image_folder import ImageFile, ImageFolder
from medannot.exchange.question_sets.mapping import SetMapping
from medannot.services.question_mapping_bridge import (
    SUFFIXES,
    QuestionFile,
    images_alone,
    mapping_of,
    program_mappings,
    question_files,
    read_mapping,
)
from medannot.services.question_mapping_checks import refuse_barren, try_mapping, with_images
from medannot.services.question_mapping_holding import held, holding_of, looked
from medannot.services.question_mapping_keeping import named, write
from medannot.services.question_mapping_proposal import assigned, proposed
from medannot.services.question_mapping_roles import keys_of, without
from medannot.services.question_mapping_saved import (
    MAPPINGS_FOLDER,
    saved_files,
    saved_in,
    unused_keys,
)
from medannot.services.question_mapping_tree import facts_of
from medannot.services.question_mapping_values import (
    Checked,
    FileLook,
    Holding,
    Look,
    MappingName,
    RawContainer,
    RawMapping,
    Role,
    ShownImage,
)

if TYPE_CHECKING:
    from medannot.services.pictures import SmallPicture

_MOST_FILES = 40
_MOST_LISTED = 5


class QuestionMappings:
    """Looks at question files, tries mappings on them, and keeps those of a workspace.

    Args:
        workspace: its folder; None where only the program's mappings are known.
        read_only: refuse to save.
    """

    def __init__(self, workspace: Path | None, *, read_only: bool = False) -> None:
        self._workspace = workspace
        self._folder = workspace / MAPPINGS_FOLDER if workspace else None
        self._read_only = read_only
        self._lock = Lock()
        self._walked: tuple[Path, ImageFolder] | None = None

    # What there is

    def names(self) -> tuple[MappingName, ...]:
        """Return every mapping that can be named: the workspace's own first."""
        saved = saved_in(self._workspace)
        own = [MappingName(one.name, one.title, own=True) for one in saved]
        rest = [
            MappingName(name, str(raw.get("title", name)))
            for name, raw in sorted(program_mappings().items())
        ]
        return (*sorted(own, key=lambda one: one.name.casefold()), *rest)

    def file_of(self, name: str) -> Path | None:
        """Return the file of a mapping that was saved in the workspace, or None."""
        files = saved_files(self._workspace)
        return next((path for path in files if _name_in(path) == name), None)

    def raw(self, name: str) -> RawMapping:
        """Return a mapping as its file holds it, to be changed.

        Raises:
            InputFault: there is none of this name, or its file is no mapping.
        """
        own = self.file_of(name)
        if own is not None:
            read_mapping(own)
            value: RawMapping = json.loads(own.read_text("utf-8-sig"))
            return value
        known = program_mappings()
        if name in known:
            return known[name]
        raise InputFault(
            "There is no mapping {name}; there are {known}.",
            name=name,
            known=_some_of([one.name for one in self.names()], name),
        )

    # Looking

    def look(
        self,
        actor: Actor,
        paths: Sequence[Path],
        *,
        name: str = "",
        container: RawContainer | None = None,
        encoding: str = "",
        progress: Progress = silent,
    ) -> Look:
        """Look at the first records of files.

        Args:
            actor: who looks.
            paths: question files, or folders of them.
            name: a mapping that was chosen; else the keys tell.
            container: how the files hold their records; None to find it out, by the chosen mapping
                where it says so.
            encoding: of their text; "" as the container says, or to find it out.
            progress: told of each file.

        Raises:
            InputFault: a path or the mapping is wrong.
            EnvironmentFault: a folder cannot be read.
        """
        require(actor, UseCase.IMPORT_QUESTIONS)
        self.forget_images()
        own = saved_in(self._workspace)
        if name and container is None:
            container = self.raw(name).get("container")
        all_files = question_files(paths)
        looking = all_files[:_MOST_FILES]
        files = _looked(looking, own, container, encoding, progress)
        known_as = next((file.recognised for file in files if file.recognised), "")
        holding, found_out = self._holding(all_files, known_as, container, encoding)
        guessed = found_out and not any(one.rows for one in files)
        if guessed and holding is not None:
            files = _looked(looking, own, holding.raw, encoding)
        files.sort(key=lambda file: not file.rows)
        records = [record for file in files for _, record in file.rows]
        facts = facts_of(records)
        known = {file.recognised for file in files if file.rows}
        one = next(iter(known)) if len(known) == 1 else ""
        chosen = name or one
        proposal = self.raw(chosen) if chosen else proposed(facts, records)
        proposal = held(proposal, holding.raw) if holding is not None else proposal
        if encoding:
            proposal = held(proposal, {**proposal.get("container", {}), "encoding": encoding})
        return Look(
            files=tuple(files),
            facts=facts,
            recognised=one,
            mixed=len(known) > 1,
            passed_over=sum(_passed_over(path) for path in paths),
            proposal=proposal,
            holding=holding,
            guessed=guessed,
        )

    def _holding(
        self, files: Sequence[QuestionFile], known_as: str, said: RawContainer | None, encoding: str
    ) -> tuple[Holding | None, bool]:
        """Return how files hold their records, and whether that was found out."""
        places = [one.path for one in files if one.refused is None]
        if said is None and known_as:
            said = self.raw(known_as).get("container")
        if said is None and known_as and not _is_workbook(places):
            return None, False
        holding = holding_of(places, said, encoding)
        return holding, said is None and holding is not None and holding.kind != "sheets"

    def of_sheet(
        self, actor: Actor, paths: Sequence[Path], sheet: str, name: str = ""
    ) -> RawMapping:
        """Return the mapping by which one sheet of workbooks is read.

        Args:
            actor: who asks.
            paths: workbooks, or folders of them.
            sheet: its name.
            name: a mapping that was chosen; else the keys tell.

        Raises:
            InputFault: there is no such sheet, or no mapping fits it.
        """
        held_so = {**(self.raw(name).get("container", {}) if name else {}), "records": sheet}
        found = self.look(actor, paths, name=name, container=held_so)
        if not found.rows:
            raise InputFault("No record can be read.", found.problems)
        if not name and not found.recognised:
            raise InputFault(
                "No mapping fits the keys of the sheet {sheet}; make one by `questions map "
                "--sheet`, or name one.",
                sheet=sheet,
            )
        return held(self.raw(name or found.recognised), held_so)

    def assign(
        self, look: Look, raw: RawMapping, role: Role, path: str, taken_from: Role | None = None
    ) -> RawMapping:
        """Give a key to a role, in the form of its values; it leaves the role it played.

        Args:
            look: the records.
            raw: the mapping so far.
            role: which.
            path: the key; "" takes the role away.
            taken_from: the role that the key played before, or None.
        """
        if not path:
            return without(raw, role)
        both = {taken_from, role} == {Role.OPTIONS, Role.ANSWER}
        if taken_from not in {None, role} and not both:
            raw = without(raw, taken_from) if taken_from else raw
        records = [record for _, _, record in look.rows]
        new = assigned(raw, role, path, records, look.facts)
        # The right answer's own column may be one of the options.
        if both and taken_from and len(keys_of(new, Role.OPTIONS)) < 2:
            new = assigned(without(raw, taken_from), role, path, records, look.facts)
        answer = keys_of(new, Role.ANSWER)
        if role is Role.OPTIONS and answer:
            new = assigned(new, Role.ANSWER, answer[0], records, look.facts)
        return new

    # Trying

    def check(
        self, actor: Actor, look: Look, raw: RawMapping, images: Path | None = None
    ) -> Checked:
        """Try a mapping on the records that were looked at.

        Args:
            actor: who tries it.
            look: the records.
            raw: the mapping.
            images: folder of the images, or None.
        """
        require(actor, UseCase.IMPORT_QUESTIONS)
        checked = try_mapping(look, raw)
        if checked.fault or Role.IMAGES not in checked.roles or images is None:
            return checked
        mapping = mapping_of("", dict(raw))
        folder = self._folder_of(images)
        found: dict[tuple[str, str], ImageFile | None] = {}
        for file, _, record in look.rows:
            for image in (one for several in images_alone(record, mapping) for one in several):
                if image.name:
                    there = folder.find_first((image.name, *image.others), mapping.images.roots)
                    found[file.path.name, image.name] = there.file
        return with_images(checked, found)

    def _folder_of(self, images: Path) -> ImageFolder:
        """Return a folder of images, gone through once until the next look at files."""
        with self._lock:
            if self._walked is None or self._walked[0] != images:
                self._walked = (images, ImageFolder(images, asked=False))  # the import tells
            return self._walked[1]

    def forget_images(self) -> None:
        """Let the folder of images go: it is gone through anew, and archives are closed."""
        with self._lock:
            self._walked = None

    @staticmethod
    def picture(actor: Actor, image: ShownImage, size: int) -> "SmallPicture":
        """Decode an image for the preview; asks no database, from any thread.

        Raises:
            InputFault: it is no image that can be shown, or cannot be read.
        """
        require(actor, UseCase.IMPORT_QUESTIONS)
        return picture_of(image, size)

    # Keeping

    def save(
        self, actor: Actor, name: str, raw: RawMapping, look: Look | None = None
    ) -> MappingName:
        """Keep a mapping in the workspace by a name; one of that name is replaced.

        Args:
            actor: who keeps it.
            name: by which.
            raw: the mapping.
            look: the records for which it was made: what of them it does not use is known to it.

        Raises:
            UsageFault: the name cannot be used.
            Refusal: the program has a mapping of that name, or nothing may be written.
            InputFault: the mapping is wrong.
            EnvironmentFault: it cannot be written.
        """
        require(actor, UseCase.IMPORT_QUESTIONS)
        refuse_unfit_name(name, "mapping")
        path = self.file_of(name) or self._path(name)
        if path is None or self._read_only:
            raise Refusal("Nothing can be saved here; open a workspace for writing.")
        if path.exists() and _name_in(path) != name:
            raise Refusal(
                "The file {file} holds another mapping; choose another name.", file=path.name
            )
        if name in program_mappings():
            raise Refusal(
                "The program has a mapping called {name} of its own; choose another name.",
                name=name,
            )
        value = named(raw, name)
        mapping = mapping_of(path.name, value)
        if look is not None:
            refuse_barren(look, value)
        if look is not None and (unused := unused_keys(mapping, look.facts)):
            value["unused"] = unused
            # What is kept must be what can be read again.
            mapping = mapping_of(path.name, value)
        write(path, json.dumps(value, ensure_ascii=False, indent=2) + "\n")
        return MappingName(mapping.name, mapping.title, own=True)

    def free_name(self, wanted: str) -> str:
        """Return a name that no mapping has yet, like the wanted one."""
        taken = {one.name for one in self.names()}
        base = wanted or "mapping"
        more = (f"{base}-{number}" for number in range(2, len(taken) + 3))
        return base if base not in taken else next(one for one in more if one not in taken)

    def _path(self, name: str) -> Path | None:
        """Return where a new mapping of this name is put."""
        if self._folder is None:
            return None
        plain = "".join(sign if sign.isalnum() or sign in "-_ ." else "-" for sign in name)
        return self._folder / f"{plain.strip('. ') or 'mapping'}.json"


def _looked(
    files: Sequence[QuestionFile],
    own: Sequence[SetMapping],
    container: RawContainer | None,
    encoding: str,
    progress: Progress = silent,
) -> list[FileLook]:
    found = []
    for count, file in enumerate(files):
        progress(count, len(files))
        found.append(looked(file, own, container, encoding))
    return found


def _some_of(names: Sequence[str], wanted: str) -> str:
    """Name those most like what was written; `questions mappings` lists all of them."""
    like = sorted(names, key=lambda one: -SequenceMatcher(None, wanted, one).ratio())
    more = len(like) - _MOST_LISTED
    first = ", ".join(like[:_MOST_LISTED])
    return f"{first} and {more} others (`questions mappings`)" if more > 0 else first


def _is_workbook(files: Sequence[Path]) -> bool:
    return bool(files) and files[0].suffix.lower() == ".xlsx"


def _passed_over(path: Path) -> int:
    """Count the files of a folder that are not read as question files; images are no such files."""
    if not path.is_dir():
        return 0
    inside = (one for one in path.iterdir() if one.is_file() and not one.name.startswith("."))
    return sum(one.suffix.lower() not in SUFFIXES for one in inside)


def _name_in(path: Path) -> str:
    """Return the name of the mapping that a file holds, or "" where it holds none.

    One that was spoilt is still known by its name: who asks for it is told what is wrong with it.
    """
    try:
        value = json.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return ""
    name = value.get("name") if isinstance(value, dict) else None
    return name if isinstance(name, str) else ""


def picture_of(image: ShownImage, size: int) -> "SmallPicture":
    """Decode an image, wherever it lies, and make it fit a square.

    Raises:
        InputFault: it is no image that can be shown, or cannot be read.
    """
    from medannot.imaging.opener import open_image  # noqa: PLC0415 - loads numpy
    from medannot.services.pictures import small_of  # noqa: PLC0415 - loads numpy

    return small_of(open_image(image.read(), image.name), 1, size)
