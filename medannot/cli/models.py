"""`medannot models`: answers of models beside those of people."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from medannot.cli.baseline import corrected_lines
from medannot.cli.context import JsonOption, WorkspaceOption, emit, show, workspace
from medannot.cli.models_words import (
    answer_facts,
    answers_text,
    card_facts,
    card_text,
    no_model_text,
    prompts_text,
    report_facts,
    report_text,
    row_facts,
    row_text,
    share_of,
    unread_text,
)
from medannot.cli.questions_refused import RefusedOption, tell_refused, write_problems
from medannot.domain.errors import Refusal, UsageFault
from medannot.domain.model_answers.prompts import PromptKind
from medannot.domain.model_answers.rows import ModelResultsTable
from medannot.domain.people import OWNER
from medannot.domain.wording import counted, one_line
from medannot.services.model_values import ModelRequest

if TYPE_CHECKING:
    from medannot.services.desk import Desk
    from medannot.services.model_values import Assigned, ModelDraft

app = typer.Typer(no_args_is_help=True)

SetName = Annotated[str, typer.Argument(metavar="SET", help="The question set.")]
Model = Annotated[str, typer.Argument(metavar="MODEL", help="The model's row.")]
FilePath = Annotated[Path, typer.Argument(metavar="FILE", help="xlsx, tsv, csv, json or jsonl.")]
Source = Annotated[str, typer.Option("--source", help="Where it comes from, in free words.")]
Why = Annotated[str, typer.Option("--reason", help="Why; kept in the audit.")]
TakeMatched = Annotated[
    bool, typer.Option("--take-matched", help="Take the rest where some rows are refused.")
]


@app.command("import")
def import_(  # noqa: PLR0913, PLR0917  # each option of the verb is an argument
    ctx: typer.Context,
    path: FilePath,
    set_name: Annotated[
        str, typer.Option("--set", metavar="NAME", help="The set, or a frozen version.")
    ],
    model: Annotated[str, typer.Option("--model", metavar="NAME", help="Name of the row.")],
    source: Source = "",
    field: Annotated[
        str, typer.Option("--field", help="That holds the predictions; else recognised.")
    ] = "",
    id_field: Annotated[
        str, typer.Option("--id-field", help="That tells the question; else recognised.")
    ] = "",
    by_order: Annotated[
        bool, typer.Option("--by-order", help="The rows stand in the order of the set.")
    ] = False,
    by_index: Annotated[
        bool,
        typer.Option(
            "--by-index",
            help="Numbers are those of the set's own export, whatever ids its questions have.",
        ),
    ] = False,
    take_matched: TakeMatched = False,
    refused: RefusedOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only report; write nothing.")] = False,
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take in what a model answered to the questions of a set."""
    request = ModelRequest(
        path.expanduser(),
        set_name,
        model,
        source,
        take_matched,
        by_order,
        field,
        id_field,
        by_index,
    )
    with workspace(ctx, where, write=not dry_run) as desk:
        draft = desk.models.read(OWNER, request)
        if refused is not None:
            write_problems(refused.expanduser(), draft.report.unmatched)
        if not as_json:
            typer.echo(report_text(draft.report))
        writes = draft.can_write and not dry_run
        already = draft.already is not None
        if writes:
            desk.models.write(OWNER, draft)
    written = writes and not already
    if as_json:
        emit(report_facts(draft.report) | {"written": written}, as_json=True, text=str)
    elif already:
        typer.echo(f"The set holds these answers of {draft.run.name} already; nothing was changed.")
    elif written:
        typer.echo(f"Wrote {counted(len(draft.answers), 'answer')} of {draft.run.name}.")
    _tell_refused(draft, refused)


def _tell_refused(draft: "ModelDraft", written: Path | None) -> None:
    from medannot.services.model_rows import not_taken  # noqa: PLC0415  # help needs no workbooks

    count = len(draft.report.unmatched)
    tell_refused(not_taken(draft), count, written, ends=not draft.can_write)


@app.command("list")
def list_(
    ctx: typer.Context,
    set_name: SetName,
    where: WorkspaceOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """List the models of a set, with what the machine read of each."""
    show(
        ctx,
        where,
        lambda desk: desk.model_results.cards(OWNER, set_name),
        as_json=as_json,
        text=lambda cards: "\n".join(card_text(one) for one in cards) or no_model_text(set_name),
        facts=lambda cards: [card_facts(one) for one in cards],
    )


@app.command("show")
def show_(  # each option of the verb is an argument
    ctx: typer.Context,
    set_name: SetName,
    model: Annotated[
        str | None, typer.Argument(metavar="MODEL", help="Its answers; else the scores of all.")
    ] = None,
    study: Annotated[
        str | None, typer.Option("--study", help="Over the questions of this study.")
    ] = None,
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show the models' scores, or every answer of one with how it was read."""
    if model is not None:
        named = model
        show(
            ctx,
            where,
            lambda desk: desk.models.lines(OWNER, set_name, named),
            as_json=as_json,
            text=lambda lines: answers_text(lines, set_name, named),
            facts=lambda lines: [answer_facts(one) for one in lines],
        )
        return
    show(
        ctx,
        where,
        lambda desk: (_table(desk, set_name, study), _corrected(desk, study)),
        as_json=as_json,
        text=lambda found: "\n".join(
            [*map(row_text, found[0].rows), *corrected_lines(found[1])]
            if found[0].rows
            else [no_model_text(set_name, study)]
        ),
        facts=lambda found: [row_facts(one, found[0].abilities) for one in found[0].rows],
    )


def _corrected(desk: "Desk", study: str | None) -> tuple[str, ...]:
    """Return what the questions of a study are found by whose keys were corrected since."""
    if study is None:
        return ()
    return tuple(one.found_by for one in desk.results.table(OWNER, study).corrected)


def _table(desk: "Desk", set_name: str, study: str | None) -> ModelResultsTable:
    if study is None:
        return desk.model_results.of_set(OWNER, set_name)
    table = desk.model_results.of_study(OWNER, study)
    if table.set_name != set_name:
        raise Refusal(
            "The study {study} asks questions of the set {own}, not of {set}; name that set.",
            study=study,
            own=table.set_name,
            set=set_name,
        )
    return table


@app.command()
def unread(
    ctx: typer.Context,
    set_name: SetName,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="A new worksheet, .csv or .xlsx.")
    ] = None,
    where: WorkspaceOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """Count the unread answers, or write them to a worksheet, blind to model and key."""
    with workspace(ctx, where, write=False) as desk:
        waiting = desk.model_unread.waiting(OWNER, set_name)
        count = sum(one.alike for one in waiting)
        answered = count > 0 or bool(desk.model_results.cards(OWNER, set_name))
        writes = out is not None and count > 0
        if writes and out is not None:
            desk.model_unread.write_worksheet(OWNER, set_name, out.expanduser())
    emit(
        {
            "set": set_name,
            "unread": count,
            "different": len(waiting),
            "worksheet": str(out) if writes else None,
        },
        as_json=as_json,
        text=lambda _: unread_text(set_name, count, len(waiting), out, answered=answered),
    )


@app.command()
def assign(
    ctx: typer.Context,
    set_name: SetName,
    path: FilePath,
    by: Annotated[
        str, typer.Option("--by", help="An outside model wrote the file, of this name.")
    ] = "",
    where: WorkspaceOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """Take in what a person, or an outside model, read in unread answers.

    A worksheet's row holds the letters of the options that the answer means, the word UNREADABLE
    where none can be read, or nothing while it waits.
    """
    file = path.expanduser()
    with workspace(ctx, where, write=True) as desk:
        done = (
            desk.model_unread.take_outside(OWNER, set_name, file, by)
            if by
            else desk.model_unread.read_worksheet(OWNER, set_name, file)
        )
    emit(
        done,
        as_json=as_json,
        text=lambda one: (
            f"{counted(one.rows, 'row')}: {one.assigned} assigned{_alike(one)}, "
            f"{one.unchanged} unchanged, "
            f"{one.left_blank} left waiting{_for_people(one)}."
        ),
    )


def _for_people(done: "Assigned") -> str:
    """Say how many rows are for a person alone, and why."""
    if not done.for_people:
        return ""
    return (
        f" ({done.for_people} for a person, who has read the same words in another model's answer)"
    )


def _alike(done: "Assigned") -> str:
    """Say how many answers the rows stood for, where that is more."""
    more = done.answers > done.assigned
    return f" to {counted(done.answers, 'answer')}" if more else ""


@app.command("add-row")
def add_row(  # noqa: PLR0913, PLR0917  # each option of the verb is an argument
    ctx: typer.Context,
    set_name: SetName,
    model: Annotated[str, typer.Option("--model", metavar="NAME", help="Name of the row.")],
    score: Annotated[
        str, typer.Option("--score", metavar="SHARE", help="Mean score, such as 61.4% or 0.614.")
    ],
    n: Annotated[int, typer.Option("--n", help="Answers that it rests on.")],
    source: Annotated[str, typer.Option("--source", help="Where it was read.")],
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Type a model's figure in by hand; it is shown apart and marked as typed."""
    share = share_of(score)
    with workspace(ctx, where, write=True) as desk:
        row = desk.models.add_figure(OWNER, set_name, model, share, n, source)
    run = row.run
    emit(
        {"set": set_name, "model": run.name, "kind": run.kind, "score": run.score, "n": run.n},
        as_json=as_json,
        text=lambda _: f"{run.name}: {share:.1%} of {n}, typed by hand ({run.source}).",
    )
    if row.doubt:
        typer.echo(f"warning: {row.doubt}", err=True)


@app.command()
def prompts(  # each option of the verb is an argument
    ctx: typer.Context,
    set_name: SetName,
    out: Annotated[Path, typer.Option("--out", metavar="FOLDER", help="A new folder.")],
    kind: Annotated[
        list[PromptKind] | None, typer.Option("--kind", help="May be repeated; else all.")
    ] = None,
    language: Annotated[
        str,
        typer.Option("--language", help="en or zh; else each question's own, English for others."),
    ] = "",
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write prompts for outside models; those for judging hold the reference answers."""
    if language not in {"", "en", "zh"}:
        raise UsageFault("Prompts are written in en or zh.")
    kinds: Sequence[PromptKind] = tuple(kind) if kind else tuple(PromptKind)
    with workspace(ctx, where, write=False) as desk:
        counts = desk.model_prompts.write(OWNER, set_name, out.expanduser(), kinds, language)
    emit(
        counts,
        as_json=as_json,
        text=lambda told: "\n".join(
            [prompts_text(PromptKind(name), many) for name, many in told.items()]
            + [f"in {one_line(out)}"]
        ),
    )


@app.command("judge-in")
def judge_in(  # noqa: PLR0913, PLR0917  # each option of the verb is an argument
    ctx: typer.Context,
    set_name: SetName,
    path: FilePath,
    judge: Annotated[str, typer.Option("--judge", metavar="NAME", help="Name of the judge.")],
    source: Source = "",
    take_matched: TakeMatched = False,
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take in the grades of an outside judge, kept apart from people's."""
    with workspace(ctx, where, write=True) as desk:
        report = desk.model_prompts.judge_in(
            OWNER,
            set_name,
            path.expanduser(),
            judge,
            source=source,
            take_matched=take_matched,
        )
    emit(
        report,
        as_json=as_json,
        text=lambda one: (
            f"The set holds these grades of {one.judge} already; nothing was changed."
            if one.already
            else f"{counted(one.graded, 'grade')} of {one.judge} from {one.read} rows."
        ),
    )
    for problem in report.ungraded:
        typer.echo(problem.sentence(), err=True)


@app.command("take-back")
def take_back(  # each option of the verb is an argument
    ctx: typer.Context,
    set_name: SetName,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The model, or the judge.")],
    reason: Why,
    judge: Annotated[bool, typer.Option("--judge", help="NAME is a judge's.")] = False,
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take a row of a model, or a judge's grades, back; the audit keeps them."""
    with workspace(ctx, where, write=True) as desk:
        if judge:
            desk.model_prompts.take_back(OWNER, set_name, name, reason)
        else:
            desk.models.take_back(OWNER, set_name, name, reason)
    emit(
        {"set": set_name, "taken_back": name},
        as_json=as_json,
        text=lambda _: f"{one_line(name)} was taken back.",
    )
