"""Looks at question files from the shell, and makes, lists and keeps mappings for them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from medannot.cli.context import (
    JsonOption,
    WorkspaceOption,
    emit,
    workspace,
    workspace_folder,
)
from medannot.cli.mapping_options import (
    BaseOption,
    Categories,
    EncodingOption,
    FileArgument,
    FormOption,
    IdOption,
    ImagesOption,
    Key,
    OptionsForm,
    OptionsKey,
    OrderKey,
    SaveOption,
    SheetOption,
    TypeOption,
    TypeWords,
)
from medannot.cli.questions_roles import with_forms, with_roles
from medannot.domain.encodings import Encoding
from medannot.domain.errors import InputFault, UsageFault
from medannot.domain.people import OWNER
from medannot.domain.wording import apart
from medannot.services.question_mapping import QuestionMappings
from medannot.services.question_mapping_roles import form_of, keys_of, role_of
from medannot.services.question_mapping_tree import tree_of
from medannot.services.question_mapping_values import (
    Checked,
    FileLook,
    KeyFacts,
    Look,
    MappingName,
    Node,
    RawMapping,
    Role,
    RoleCheck,
)

_MOST_REASONS = 10
_WIDEST = 88


def _mappings(ctx: typer.Context, where: Path | None) -> QuestionMappings:
    """Return the mappings of the program, and of a workspace where one is named."""
    try:
        return QuestionMappings(workspace_folder(ctx, where))
    except UsageFault:
        return QuestionMappings(None)


def look(  # noqa: PLR0913, PLR0917  # each option of the verb is an argument
    ctx: typer.Context,
    paths: FileArgument,
    mapping: Annotated[
        str, typer.Option(metavar="NAME", help="Try this mapping; else the keys tell.")
    ] = "",
    record: Annotated[int, typer.Option(metavar="N", min=1, help="Which record to show.")] = 1,
    sheet: SheetOption = "",
    encoding: EncodingOption = None,
    images: ImagesOption = None,
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show the first records as a tree, which mapping fits, and what each role found."""
    mappings = _mappings(ctx, where)
    found = _looked(mappings, paths, mapping, sheet, encoding)
    _refuse_nothing(found)
    if record > len(found.rows):
        raise UsageFault(
            "Record {number} is not among the {count} that were looked at.",
            number=record,
            count=len(found.rows),
        )
    tried = mappings.check(OWNER, found, found.proposal, images)
    emit(
        (found, tried),
        as_json=as_json,
        text=lambda _: "\n".join(_look_lines(found, tried, record)),
        facts=lambda _: _look_facts(found, tried),
    )


def list_mappings(
    ctx: typer.Context, where: WorkspaceOption = None, as_json: JsonOption = False
) -> None:
    """List the program's mappings, and those of a workspace where one is named."""
    emit(
        _mappings(ctx, where).names(),
        as_json=as_json,
        text=_names_text,
        facts=lambda names: [
            {"name": one.name, "title": one.title, "own": one.own} for one in names
        ],
    )


def make_mapping(  # noqa: PLR0913, PLR0917  # each role of a mapping is an option
    ctx: typer.Context,
    paths: FileArgument,
    save: SaveOption = "",
    base: BaseOption = "",
    question: Key = "",
    options: OptionsKey = None,
    options_from: OptionsForm = "",
    answer: Key = "",
    answer_form: FormOption = "",
    image: Key = "",
    type_: TypeOption = "",
    type_word: TypeWords = None,
    language: Key = "",
    ability: Key = "",
    group: Key = "",
    order: OrderKey = "",
    case: Key = "",
    split: Key = "",
    id_: IdOption = "",
    context: Key = "",
    explanation: Key = "",
    category: Categories = None,
    sheet: SheetOption = "",
    encoding: EncodingOption = None,
    images: ImagesOption = None,
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a mapping: roles that are not named are proposed; "-" leaves a role empty."""
    columns = options or []
    single = (id_, question, context, "".join(columns[:1]), answer, image, type_, language, ability)
    wanted = dict(zip(Role, (*single, group, order, case, split, explanation), strict=False))
    mappings = _mappings(ctx, where)
    found = _looked(mappings, paths, base, sheet, encoding)
    _refuse_nothing(found)
    raw = with_roles(mappings, found, wanted, columns, category or [])
    raw = with_forms(found, raw, (options_from, answer_form), type_word or [])
    tried = mappings.check(OWNER, found, raw, images)
    if tried.fault:
        raise InputFault(tried.fault)
    if save:
        with workspace(ctx, where, write=True) as desk:
            desk.mappings.save(OWNER, save, raw, found)
            raw = desk.mappings.raw(save)
    emit(
        tried,
        as_json=as_json,
        text=lambda _: "\n".join(
            [*_begun_lines(found, base), *_doubt_lines(found), *_map_lines(tried, raw, save)]
        ),
        facts=lambda _: {
            "begun_with": base or found.recognised or None,
            "doubts": found.doubts,
            "mapping": raw,
            "saved": save or None,
            **_tried_facts(tried, raw),
        },
    )


def _looked(
    mappings: QuestionMappings,
    paths: Sequence[Path],
    name: str,
    sheet: str,
    encoding: Encoding | None,
) -> Look:
    held = {**(mappings.raw(name).get("container", {}) if name else {}), "records": sheet}
    files = [path.expanduser() for path in paths]
    container = held if sheet else None
    return mappings.look(OWNER, files, name=name, container=container, encoding=encoding or "")


def _refuse_nothing(found: Look) -> None:
    if not found.rows:
        raise InputFault("No record can be read.", found.problems)


def _look_lines(found: Look, tried: Checked, number: int) -> list[str]:
    file, row, record = found.rows[number - 1]
    lines = [_which(file, row)]
    facts = {one.path: one for one in found.facts}
    lines += _tree_lines(tree_of(record), found.proposal, facts, len(found.rows), 1)
    fit = f"fits: {found.recognised}" if found.recognised else "fits: no known mapping"
    lines += ["", "files fit different mappings; import them one by one" if found.mixed else fit]
    lines += [problem.sentence() for problem in found.problems]
    lines += _doubt_lines(found)
    return lines + _map_lines(tried, found.proposal, "")


def _which(file: FileLook, row: int) -> str:
    """Say which record it is, and in which row it stands where refusals count otherwise."""
    number = 1 + [one for one, _ in file.rows].index(row)
    total = f" of {file.total}" if file.total else ""
    place = "sheet" if file.path.suffix.lower() == ".xlsx" else "file"
    behind = f", row {row} of the {place}" if row != number else ""
    return f"{file.path.name}, record {number}{total}{behind}"


def _begun_lines(found: Look, base: str) -> list[str]:
    """Say which mapping it begins with, where that is none of the keys and values alone."""
    begun = base or found.recognised
    return [f"begins with: {begun}"] if begun else []


def _doubt_lines(found: Look) -> list[str]:
    return [doubt.sentence() for doubt in found.doubts]


def _tree_lines(
    nodes: Sequence[Node],
    raw: RawMapping,
    facts: Mapping[str, KeyFacts],
    rows: int,
    depth: int,
) -> list[str]:
    lines = []
    for node in nodes:
        entry = node.name.startswith("[")
        role = None if entry else role_of(raw, node.path)
        one = facts.get(node.path)
        told = f"{one.filled}/{rows}" if one and not entry and one.filled < rows else ""
        head = f"{'  ' * depth}{node.name}  {node.text}"
        head = head if len(head) <= _WIDEST else f"{head[: _WIDEST - 1]}…"
        lines.append("  ".join(filter(None, (head, told, f"<- {role}" if role else ""))))
        lines += _tree_lines(node.inner, raw, facts, rows, depth + 1)
    return lines


def _map_lines(tried: Checked, raw: RawMapping, saved: str) -> list[str]:
    if tried.fault:
        return [tried.fault]
    lines = [f"looked at {tried.rows}; {tried.good} become questions", ""]
    for role in Role:
        keys = ", ".join(keys_of(raw, role)) or (
            f"({form_of(raw, role)})" if role is Role.OPTIONS and role in tried.roles else "-"
        )
        check = tried.roles.get(role)
        lines.append(f"{role.value:<12} {keys:<24} {_found(check) if check else ''}".rstrip())
    if tried.types:
        lines.append(
            "types: " + "; ".join(f"{apart(word)}: {n}" for word, n in tried.types.items())
        )
    lines += [problem.sentence() for problem in tried.refused[:_MOST_REASONS]]
    if (more := len(tried.refused) - _MOST_REASONS) > 0:
        lines.append(f"and {more} more")
    kept = f"Saved as {saved}; `--mapping '{saved}'` uses it."
    return [*lines, kept] if saved else lines


def _found(check: RoleCheck) -> str:
    several = f"{check.least} to {check.most} each"
    counted = str(check.most) + " each" if check.least == check.most else several
    texts = [f"{check.filled} filled"]
    if check.role in {Role.OPTIONS, Role.IMAGES}:
        texts = [f"{check.filled} filled, {counted}"] if check.filled else ["none"]
    elif check.values:
        texts.append(", ".join(f"{word} {n}" for word, n in check.values))
    else:
        texts.append(f"{check.distinct} distinct")
    if check.trouble:
        texts.append(f"{check.trouble} not usable")
    if check.missing:
        texts.append(f"{check.missing} not found")
    return "; ".join(texts)


def _tried_facts(tried: Checked, raw: RawMapping) -> dict[str, object]:
    return {
        "looked_at": tried.rows,
        "good": tried.good,
        "types": tried.types,
        "roles": {
            role.value: {"keys": keys_of(raw, role), "form": form_of(raw, role), "found": check}
            for role, check in tried.roles.items()
        },
        "refused": tried.refused,
    }


def _look_facts(found: Look, tried: Checked) -> dict[str, object]:
    files = [
        {
            "file": one.path.name,
            "total": one.total,
            "looked_at": len(one.rows),
            "recognised": one.recognised or None,
            "problems": one.problems,
            "doubts": one.doubts,
        }
        for one in found.files
    ]
    keys = [
        {
            "key": one.path,
            "kinds": one.kinds,
            "filled": one.filled,
            "distinct": one.distinct,
            "examples": one.examples,
        }
        for one in found.facts
    ]
    told = {"files": files, "recognised": found.recognised or None, "mixed": found.mixed}
    return {**told, "keys": keys, "mapping": found.proposal, **_tried_facts(tried, found.proposal)}


def _names_text(names: Sequence[MappingName]) -> str:
    width = max(len(one.name) for one in names)
    return "\n".join(
        f"{one.name:<{width}}  {'of the workspace' if one.own else one.title}" for one in names
    )
