"""Tries a mapping on the records that were looked at, and says what each role found."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from medannot.domain.errors import InputFault, Problem, Sentence
from medannot.domain.little_words import LatinTexts
from medannot.domain.question import ItemType
from medannot.exchange.question_sets.counting import counted
from medannot.exchange.question_sets.file_language import latin_of
from medannot.exchange.question_sets.image_folder import ImageFile
from medannot.exchange.question_sets.mapping import SetMapping
from medannot.exchange.question_sets.values import Draft, DraftImage
from medannot.services.question_mapping_bridge import (
    RowRefused,
    drafts_of,
    filled_at,
    has_mark,
    images_alone,
    mapping_of,
    options_alone,
    settled,
)
from medannot.services.question_mapping_roles import form_of, keys_of, without
from medannot.services.question_mapping_tree import is_empty
from medannot.services.question_mapping_values import (
    Checked,
    FileLook,
    HeldImage,
    Look,
    RawMapping,
    Role,
    RoleCheck,
    Seen,
)

SHOWN = 3
"""So many questions are shown as a reader will see them."""

_MOST_VALUES = 3
_LONGEST_VALUE = 80
_MOST_REFUSED = 200
_MOST_TOLD = 10
_MOST_REASONS = 3
# Which role is at fault is found by leaving out one after the other, the likeliest first.
_AT_FAULT = (
    Role.ANSWER, Role.IMAGES, Role.TYPE, Role.OPTIONS, Role.ID, Role.LANGUAGE, Role.CONTEXT,
    Role.ABILITY, Role.EXPLANATION, Role.ORDER, Role.GROUP, Role.CASE, Role.SPLIT,
    Role.CATEGORIES,
)  # fmt: skip

Row = tuple[FileLook, int, Mapping[str, Any]]
_Latin = Mapping[Path, LatinTexts]


@dataclass(frozen=True, slots=True)
class _Tried:
    """One record under a mapping.

    Attributes:
        less: of a refused one, what it becomes once the role at fault is left out.
    """

    row: Row
    drafts: tuple[Draft, ...]
    reason: str = ""
    less: tuple[Draft, ...] = ()

    @property
    def problem(self) -> Problem | None:
        """Return why the record is refused, or None."""
        file, number, _ = self.row
        return Problem(file.path.name, number, self.reason) if self.reason else None


def refuse_barren(look: Look, raw: RawMapping) -> None:
    """Refuse a mapping by which no record becomes a question: it would be recognised later.

    Raises:
        InputFault: it is such a one.
    """
    tried = try_mapping(look, raw)
    if look.rows and not tried.good:
        raise InputFault(
            "None of the {count} records tried becomes a question by this mapping, so it is not "
            "saved; see what is told of the roles, and choose other fields.",
            tried.refused[:_MOST_TOLD],
            count=tried.rows,
        )


def _is_lone_column(raw: RawMapping) -> bool:
    keys = keys_of(raw, Role.OPTIONS)
    return form_of(raw, Role.OPTIONS) == "columns" and len(keys) == 1 and not has_mark(keys[0])


def try_mapping(look: Look, raw: RawMapping) -> Checked:
    """Try a mapping on every record of a look; images are not looked for here."""
    rows = look.rows
    if not keys_of(raw, Role.QUESTION):
        return Checked(
            len(rows), fault=Sentence("No field holds the question yet; choose it first.")
        )
    if _is_lone_column(raw):
        said = Sentence("One field holds one option; give the fields of the others to the options.")
        return Checked(len(rows), fault=said)
    if keys_of(raw, Role.EXPLANATION) and not keys_of(raw, Role.ANSWER):
        said = Sentence("An explanation belongs to a right answer; choose its field first.")
        return Checked(len(rows), fault=said)
    try:
        mapping = mapping_of(str(raw.get("name", "")), dict(raw))
    except InputFault as fault:
        return Checked(len(rows), fault=Sentence(fault.template, **fault.details))
    mapping, _doubt = counted(mapping, (record for _, _, record in rows))
    latin = _latin(rows, mapping)
    tried = [_tried(row, mapping, latin) for row in rows]
    faults = _at_fault(raw, [one for one in tried if one.reason], latin)
    tried = _settled(tried)
    good = [one for one in tried if one.drafts]
    refused = [one.problem for one in tried if one.problem]
    types = Counter(draft.type.value for one in good for draft in one.drafts)
    roles = {
        role: _with_faults(_check(role, raw, rows, mapping), faults.get(role, ()))
        for role in Role
        if keys_of(raw, role) or form_of(raw, role) == "in_question"
    }
    return Checked(
        rows=len(rows),
        good=len(good),
        roles=roles,
        seen=_seen(good, [one for those in faults.values() for one in those]),
        refused=tuple(refused),
        types=dict(sorted(types.items(), key=lambda entry: (-entry[1], entry[0]))),
    )


def _latin(rows: Sequence[Row], mapping: SetMapping) -> _Latin:
    """Return for each file what its questions in Latin letters are in."""
    records: dict[Path, list[Mapping[str, Any]]] = {}
    for file, _, record in rows:
        records.setdefault(file.path, []).append(record)
    together = latin_of((record for _, _, record in rows), mapping)
    return {path: latin_of(those, mapping, together) for path, those in records.items()}


def _tried(row: Row, mapping: SetMapping, latin: _Latin) -> _Tried:
    file, number, record = row
    try:
        return _Tried(row, drafts_of(file.path.name, number, record, mapping, latin[file.path]))
    except RowRefused as refusal:
        return _Tried(row, (), refusal.reason)


def _settled(tried: Sequence[_Tried]) -> list[_Tried]:
    drafts = iter(settled([draft for one in tried for draft in one.drafts]))
    return [replace(one, drafts=tuple(next(drafts) for _ in one.drafts)) for one in tried]


def _at_fault(
    raw: RawMapping, refused: Sequence[_Tried], latin: _Latin
) -> Mapping[Role, Sequence[_Tried]]:
    """Return for each role the records that are taken once it is left out."""
    faults: dict[Role, Sequence[_Tried]] = {}
    left = list(refused[:_MOST_REFUSED])
    for role in _AT_FAULT:
        if not left or not (keys_of(raw, role) or form_of(raw, role) == "in_question"):
            continue
        less = without(raw, role)
        if role is Role.OPTIONS:  # without them neither the key nor a choice's type can be read
            less = without(without(less, Role.ANSWER), Role.TYPE)
        try:
            mapping = mapping_of("", dict(less))
        except InputFault:
            continue
        taken: list[_Tried] = []
        still: list[_Tried] = []
        for one in left:
            again = _tried(one.row, mapping, latin)
            (still if again.reason else taken).append(replace(one, less=again.drafts))
        if taken:
            faults[role], left = taken, still
    if left:
        faults[Role.QUESTION] = left
    return faults


def _with_faults(check: RoleCheck, faults: Sequence[_Tried]) -> RoleCheck:
    reasons = tuple(one.problem for one in faults[:_MOST_REASONS] if one.problem)
    return replace(check, trouble=len(faults), reasons=reasons)


def _check(role: Role, raw: RawMapping, rows: Sequence[Row], mapping: SetMapping) -> RoleCheck:
    """Say what a role's own field gives, though another role may refuse the row."""
    if role is Role.OPTIONS:
        return _counted(role, [n for row in rows for n in options_alone(row[2], mapping)])
    if role is Role.IMAGES:
        several = [one for row in rows for one in images_alone(row[2], mapping)]
        return _counted(role, list(map(len, several)))
    keys = keys_of(raw, role)
    values = [filled_at(record, key) for _, _, record in rows for key in keys]
    said = [value for value in values if not is_empty(value)]
    texts = Counter(_word(value) for value in said)
    few = texts.most_common(_MOST_VALUES) if len(texts) <= _MOST_VALUES else []
    if any(len(text) > _LONGEST_VALUE for text, _ in few):
        few = []
    return RoleCheck(
        role,
        filled=len(said),
        distinct=len(texts),
        values=tuple(few),
    )


def _counted(role: Role, counts: Sequence[int]) -> RoleCheck:
    least, most = min(counts, default=0), max(counts, default=0)
    return RoleCheck(role, filled=len(counts), least=least, most=most)


def _word(value: object) -> str:
    return value.strip() if isinstance(value, str) else repr(value)


def _seen(good: Sequence[_Tried], refused: Sequence[_Tried]) -> tuple[Seen, ...]:
    """Choose what is shown: questions of different types first, then others, then refused ones."""
    firsts: dict[ItemType, _Tried] = {}
    for one in good:
        firsts.setdefault(one.drafts[0].type, one)
    order = [*firsts.values(), *(one for one in good if one not in firsts.values()), *refused]
    chosen = order[:SHOWN]
    return tuple(
        Seen(
            file=one.row[0].path.name,
            row=one.row[1],
            draft=next(iter(one.drafts or one.less), None),
            problem=one.problem,
            images=tuple(
                _held(image) for draft in (one.drafts or one.less)[:1] for image in draft.images
            ),
        )
        for one in sorted(chosen, key=lambda one: (not one.drafts, one.row[1]))
    )


def _held(image: DraftImage) -> HeldImage | None:
    return HeldImage(image.name, image.content) if image.content is not None else None


def with_images(checked: Checked, found: Mapping[tuple[str, str], ImageFile | None]) -> Checked:
    """Return what was tried with the files of images that were found.

    Args:
        checked: as `try_mapping` gave it.
        found: the file by question file and image name; names that are absent were not looked for.
    """
    seen = tuple(
        replace(
            one,
            images=tuple(
                held or found.get((one.file, image.name))
                for image, held in zip(one.draft.images, one.images, strict=True)
            ),
        )
        if one.draft
        else one
        for one in checked.seen
    )
    role = checked.roles.get(Role.IMAGES)
    missing = sum(image is None for image in found.values())
    roles = dict(checked.roles)
    if role is not None:
        roles[Role.IMAGES] = replace(role, missing=missing, distinct=len(found))
    return replace(checked, seen=seen, roles=roles)
