"""Marks that stand in files beside the images, such as a mask or a list of boxes."""

import json
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from medannot.domain.errors import InputFault, Sentence
from medannot.exchange.question_sets.beside.label_picture import label_marks, legend_of
from medannot.exchange.question_sets.image_folder import ImageFile, ImageFolder
from medannot.exchange.question_sets.mapping import MarkForm, MarkRole
from medannot.exchange.question_sets.marks import marks_in
from medannot.exchange.question_sets.values import DraftImage, DraftMark, RowRefused

_REMEMBERED = 64
"""Images whose marks are kept: the questions of one image mostly follow each other."""

_MOST_BYTES = 64 * 1024 * 1024

Found = tuple[tuple[DraftMark, ...], tuple[Sentence, ...]]


class SideFiles:
    """The files beside the images of one folder.

    Args:
        folder: where the images lie, or None where there is none.
    """

    def __init__(self, folder: ImageFolder | None) -> None:
        self._folder = folder
        self._recent: OrderedDict[tuple[str, MarkRole], Found] = OrderedDict()
        self._legends: dict[str, Mapping[int, str]] = {}

    def marks(
        self, images: Sequence[DraftImage], roles: Sequence[MarkRole], roots: Sequence[str]
    ) -> Found:
        """Return the marks of a question's images from the files beside them, and doubts.

        A file that is not there is no doubt: not every image has one.
        """
        marks: list[DraftMark] = []
        doubts: list[Sentence] = []
        if self._folder is None:
            return (), ()
        for role in roles:
            if not role.file:
                continue
            for place, image in enumerate(images):
                if not image.name:
                    continue
                found, said = self._of(image.name, role, roots)
                marks += [replace(mark, image=place) for mark in found] if place else found
                doubts += said
        return tuple(marks), tuple(doubts)

    def _of(self, image: str, role: MarkRole, roots: Sequence[str]) -> Found:
        key = (image, role)
        if key not in self._recent:
            self._recent[key] = self._read(image, role, roots)
            if len(self._recent) > _REMEMBERED:
                self._recent.popitem(last=False)
        return self._recent[key]

    def _read(self, image: str, role: MarkRole, roots: Sequence[str]) -> Found:
        name = str(PurePosixPath(image).parent / role.file)
        file = self._find(name, roots)
        if file is None:
            return (), ()
        try:
            return self._marks(file, image, role, roots), ()
        except RowRefused as fault:
            why = fault.reason
        except InputFault as fault:
            why = Sentence(fault.template, **fault.details)
        except (ValueError, RecursionError):
            why = Sentence("it is no JSON.")
        return (), (
            Sentence("what {name} draws on its image is left out: {why}", name=name, why=why),
        )

    def _marks(
        self, file: ImageFile, image: str, role: MarkRole, roots: Sequence[str]
    ) -> tuple[DraftMark, ...]:
        data = file.read()
        if len(data) > _MOST_BYTES:
            raise RowRefused("the file is too large.")
        if role.form is MarkForm.LABEL_PICTURE:
            return label_marks(data, self._legend(image, role, roots))
        return tuple(marks_in(json.loads(data), role))

    def _find(self, name: str, roots: Sequence[str]) -> ImageFile | None:
        """Return a file of this very name; the folder also finds images of another ending."""
        file = self._folder.find(name, roots).file if self._folder is not None else None
        wanted = PurePosixPath(name).name.casefold()
        return file if file is not None and file.name.casefold() == wanted else None

    def _legend(self, image: str, role: MarkRole, roots: Sequence[str]) -> Mapping[int, str]:
        """Read the legend beside the image, else the one that lies once for all of them."""
        if not role.legend:
            return {}
        own = self._find(str(PurePosixPath(image).parent / role.legend), roots)
        if own is not None:
            return _words(own)
        if role.legend not in self._legends:
            one = self._find(role.legend, roots)
            self._legends[role.legend] = _words(one) if one is not None else {}
        return self._legends[role.legend]


def _words(file: ImageFile) -> Mapping[int, str]:
    try:
        data = file.read()
        return legend_of(data.decode("utf-8-sig")) if len(data) <= _MOST_BYTES else {}
    except (InputFault, UnicodeDecodeError):
        return {}
