"""`medannot questions edit`, `freeze`, `subset`, `join` and their kin: questions kept in order."""

import json
from dataclasses import fields, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from medannot.cli.context import JsonOption, WorkspaceOption, emit, show, workspace
from medannot.cli.languages import METAVAR, language_code
from medannot.domain.clock import utc_moment
from medannot.domain.errors import EnvironmentFault, InputFault, Refusal
from medannot.domain.ids import ItemId
from medannot.domain.languages import code_of
from medannot.domain.people import OWNER
from medannot.domain.question import ItemType
from medannot.domain.question_list import ImageState, ItemQuery
from medannot.domain.review.questions_content import QuestionContent
from medannot.domain.wording import counted

if TYPE_CHECKING:
    from medannot.services.desk import Desk
    from medannot.services.question_review_values import OpenQuestion, VersionStep
    from medannot.services.question_sets import FrozenSet, SetDraw


class Asked(StrEnum):
    """What questions can ask for."""

    IMAGE = "image"
    KNOWLEDGE = "knowledge"


SetName = Annotated[str, typer.Argument(metavar="NAME", help="The set's name.")]
Number = Annotated[int, typer.Argument(metavar="NUMBER", help="Place in the set, from 1.")]


def add_to(app: typer.Typer) -> None:
    """Put the verbs beside those of the noun."""
    app.command("edit")(edit)
    app.command("history")(history)
    app.command("freeze")(freeze)
    app.command("frozen")(frozen)
    app.command("subset")(subset)
    app.command("draws")(draws)
    app.command("join")(join)
    app.command("part")(part)


def edit(
    ctx: typer.Context,
    name: SetName,
    number: Number,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="JSON object with what is to be changed.")
    ],
    reason: Annotated[str, typer.Option(help="Why; stands in the question's history.")],
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Edit a question: the file names stem, context, options, right, text and what else changes.

    `right` is a list of letters; `language` and `type` may be given too.
    """
    wanted = _read(file)
    with workspace(ctx, where, write=True) as desk:
        opened = _opened(desk, name, number)
        desk.question_editing.edit(
            OWNER,
            opened,
            _content(opened, wanted),
            reason,
            language=_language(wanted),
            type_=ItemType(wanted["type"]) if "type" in wanted else None,
        )
        desk.question_editing.settle(OWNER, opened.set.name)
        now = desk.question_editing.open(OWNER, opened.item_id)
        told = {"set": now.set.name, "set_version": now.set.version_number}
    emit(
        told | {"number": now.number, "version": now.version.number},
        as_json=as_json,
        text=lambda facts: (
            f"Question {facts['number']} of the set {facts['set']} has version "
            f"{facts['version']}; the set has version {facts['set_version']}."
        ),
    )


def history(
    ctx: typer.Context,
    name: SetName,
    number: Number,
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show every version of a question: author, time, reason and what changed."""
    show(
        ctx,
        where,
        lambda desk: _opened(desk, name, number).history,
        as_json=as_json,
        text=lambda steps: "\n".join(_step_text(step) for step in steps),
    )


def freeze(
    ctx: typer.Context,
    name: SetName,
    as_: Annotated[str, typer.Option("--as", metavar="NAME", help="Name of the frozen version.")],
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Name the newest version of a set, so that it can be cited."""
    with workspace(ctx, where, write=True) as desk:
        one = desk.set_keeping.freeze(OWNER, name, as_)
    emit(one, as_json=as_json, text=_frozen_text)


def frozen(ctx: typer.Context, where: WorkspaceOption = None, as_json: JsonOption = False) -> None:
    """List the frozen sets with the hashes of their manifests."""
    show(
        ctx,
        where,
        lambda desk: desk.set_keeping.frozen(OWNER),
        as_json=as_json,
        text=lambda those: "\n".join(map(_frozen_text, those)) or "No set is frozen yet.",
    )


def subset(  # noqa: PLR0913, PLR0917  # each option of the verb is an argument
    ctx: typer.Context,
    name: SetName,
    as_: Annotated[str, typer.Option("--as", metavar="NAME", help="Name of the subset.")],
    seed: Annotated[int, typer.Option(help="Of the draw; the same seed gives the same subset.")],
    size: Annotated[
        int | None, typer.Option(min=1, help="How many questions; else all that fit.")
    ] = None,
    strata: Annotated[
        list[str] | None,
        typer.Option(
            "--by", help="Divide by type, ability, modality, language or knowledge; repeatable."
        ),
    ] = None,
    families: Annotated[
        bool, typer.Option("--keep-families", help="Questions of one case or image stay together.")
    ] = False,
    language: Annotated[
        list[str] | None,
        typer.Option(parser=language_code, metavar=METAVAR, help="Only this language; repeatable."),
    ] = None,
    ability: Annotated[list[str] | None, typer.Option(help="Only this ability.")] = None,
    type_: Annotated[
        list[ItemType] | None, typer.Option("--type", help="Only this type; repeatable.")
    ] = None,
    modality: Annotated[list[str] | None, typer.Option(help="Only this modality.")] = None,
    region: Annotated[list[str] | None, typer.Option(help="Only this region.")] = None,
    image: Annotated[
        list[ImageState] | None,
        typer.Option(help="Only with images, without any, or where one is missing; repeatable."),
    ] = None,
    needs: Annotated[
        Asked | None, typer.Option(help="Only where looking is enough, or knowledge is asked for.")
    ] = None,
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Draw a subset of a set: a set of its own that lists the same questions."""
    query = ItemQuery(
        languages=frozenset(language or ()),
        abilities=frozenset(ability or ()),
        types=frozenset(type_ or ()),
        modalities=frozenset(modality or ()),
        regions=frozenset(region or ()),
        images=frozenset(one.value for one in image or ()),
        needs=frozenset({needs.value} if needs else ()),
    )
    from medannot.services.question_sets import DrawWish  # noqa: PLC0415  # help needs no store

    wish = DrawWish(seed, size, tuple(strata or ()), families=families, query=query)
    with workspace(ctx, where, write=True) as desk:
        draw = desk.set_keeping.draw(OWNER, name, as_, wish)
        items = desk.bank.summary(OWNER, draw.set_name).items
    emit(
        draw,
        as_json=as_json,
        text=_drawn_text,
        facts=lambda made: {f.name: getattr(made, f.name) for f in fields(made)} | {"items": items},
    )


def draws(ctx: typer.Context, where: WorkspaceOption = None, as_json: JsonOption = False) -> None:
    """List the drawn sets with their seeds."""
    show(
        ctx,
        where,
        lambda desk: desk.set_keeping.draws(OWNER),
        as_json=as_json,
        text=lambda those: "\n".join(map(_draw_text, those)) or "No subset is drawn yet.",
    )


def join(
    ctx: typer.Context,
    first: Annotated[str, typer.Argument(metavar="SET[:NUMBER]", help="A set, or one question.")],
    second: Annotated[str, typer.Argument(metavar="SET[:NUMBER]", help="The other one.")],
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say that two questions are one in two languages; of two sets, all with the same source id."""
    from medannot.services.question_sets import Joined  # noqa: PLC0415  # help needs no store

    with workspace(ctx, where, write=True) as desk:
        one, other = (_place(desk, word) for word in (first, second))
        if one is None or other is None:
            done = desk.set_keeping.join_sets(OWNER, first, second)
        else:
            doubt = desk.set_keeping.join(OWNER, one, other)
            if doubt:
                typer.echo(f"warning: {doubt}", err=True)
            done = Joined(1, 0, ())
    emit(
        done,
        as_json=as_json,
        text=lambda those: (
            f"joined {those.joined}; joined before {those.already}; left {len(those.left)}"
        ),
    )


def part(
    ctx: typer.Context,
    first: Annotated[str, typer.Argument(metavar="SET:NUMBER", help="A question.")],
    second: Annotated[str, typer.Argument(metavar="SET:NUMBER", help="The other one.")],
    where: WorkspaceOption = None,
) -> None:
    """Take back that two questions are one in two languages."""
    with workspace(ctx, where, write=True) as desk:
        one, other = (_place(desk, word) for word in (first, second))
        if one is None or other is None:
            raise Refusal("Name both questions as SET:NUMBER.")
        desk.set_keeping.part(OWNER, one, other)
    typer.echo("The two questions stand by themselves again.")


def _place(desk: "Desk", word: str) -> ItemId | None:
    """Return the question that a word such as "skin:3" names, or None where it names a set."""
    name, colon, number = word.rpartition(":")
    if not colon or not number.isdecimal():
        return None
    return _item(desk, name, int(number))


def _item(desk: "Desk", name: str, number: int) -> ItemId:
    found = desk.bank.page(OWNER, ItemQuery(set_name=name), number - 1, 1) if number > 0 else ()
    if not found:
        raise Refusal("The set {set} has no question {number}.", set=name, number=number)
    return found[0].item_id


def _opened(desk: "Desk", name: str, number: int) -> "OpenQuestion":
    return desk.question_editing.open(OWNER, _item(desk, name, number))


def _read(file: Path) -> dict[str, Any]:
    try:
        wanted = json.loads(file.expanduser().read_text(encoding="utf-8"))
    except OSError as fault:
        raise EnvironmentFault("The file {name} cannot be read.", name=file.name) from fault
    except ValueError as fault:
        raise InputFault("The file {name} is no JSON.", name=file.name) from fault
    known = {field.name for field in fields(QuestionContent)} | {"language", "type"}
    if not isinstance(wanted, dict) or not wanted.keys() <= known:
        raise InputFault(
            "The file {name} has to be a JSON object with some of: {known}.",
            name=file.name,
            known=", ".join(sorted(known)),
        )
    return wanted


def _language(wanted: dict[str, Any]) -> str | None:
    if "language" not in wanted:
        return None
    word = str(wanted["language"])
    if not code_of(word):
        raise InputFault(
            "{language} is no language that questions can be in; write a code such as en, zh or "
            "ko.",
            language=word,
        )
    return code_of(word)


def _content(opened: "OpenQuestion", wanted: dict[str, Any]) -> QuestionContent:
    changed = {key: value for key, value in wanted.items() if key not in {"language", "type"}}
    for key in ("options", "synonyms"):
        if key in changed:
            changed[key] = tuple(str(word) for word in changed[key])
    if "right" in changed:
        letters = [str(letter).strip().upper() for letter in changed["right"]]
        if any(len(letter) != 1 or not "A" <= letter <= "Z" for letter in letters):
            raise InputFault("The right options are letters, such as A.")
        changed["right"] = frozenset(ord(letter) - ord("A") for letter in letters)
    return replace(opened.content, **changed)


def _step_text(step: "VersionStep") -> str:
    head = f"version {step.number}  {step.made}  {step.author or '(imported)'}"
    lines = [f"{head}  {step.comment}".rstrip()]
    for change in step.changes:
        what = f"{change.part.value} {change.letter}".rstrip()
        lines.append(f"  {what}: {change.before or '(nothing)'} -> {change.after or '(nothing)'}")
    return "\n".join(lines)


def _frozen_text(one: "FrozenSet") -> str:
    since = f", changed since (now version {one.newest})" if one.newest > one.number else ""
    if one.edited:
        since += f", {counted(one.edited, 'question')} edited and in no version yet"
    held = counted(one.items, "question")
    of = f"{one.set_name}, version {one.number}, {held}{since}"
    day = utc_moment(one.utc).strftime("%Y-%m-%d %H:%M")
    return f"{one.name}: {of}, manifest {one.manifest}, frozen {day} UTC by {one.author}"


def _draw_text(draw: "SetDraw") -> str:
    by = f", by {', '.join(draw.strata)}" if draw.strata else ""
    by += ", families kept whole" if draw.families else ""
    exact = draw.drawn == draw.size and all(one.drawn == one.due for one in draw.shares)
    whole = "" if exact else "; questions that belong together stay together"
    return (
        f"{draw.set_name}: {draw.drawn} drawn of {draw.size} wanted, from {draw.population} of "
        f"{draw.of_set}, version {draw.of_number}, seed {draw.seed}{by}, {draw.algorithm}{whole}"
    )


def _drawn_text(draw: "SetDraw") -> str:
    """Return how a set was drawn, and below it what each stratum was due and what it got."""
    rows = [("found", "due", "drawn", " / ".join(draw.strata))] if draw.shares else []
    rows += [
        (str(one.found), str(one.due), str(one.drawn), " / ".join(v or "-" for v in one.stratum))
        for one in draw.shares
    ]
    lines = [f"{found:>9}  {due:>7}  {got:>7}  {name}" for found, due, got, name in rows]
    return "\n".join([_draw_text(draw), *lines])
