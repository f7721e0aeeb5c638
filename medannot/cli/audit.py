"""`medannot audit`: verify that nothing written was altered since."""

import typer

from medannot.cli.context import JsonOption, WorkspaceOption, show
from medannot.domain.audit import AuditProof
from medannot.domain.errors import ExitCode
from medannot.domain.people import OWNER
from medannot.domain.wording import counted

app = typer.Typer(no_args_is_help=True)


@app.callback()
def audit() -> None:
    """Keep `verify` a verb of its own, however few there are."""


@app.command()
def verify(ctx: typer.Context, where: WorkspaceOption = None, as_json: JsonOption = False) -> None:
    """Compare the chain, and each answer and event with the entry that wrote it."""
    proof = show(
        ctx,
        where,
        lambda desk: desk.auditing.verify(OWNER),
        as_json=as_json,
        text=_as_text,
        facts=lambda found: {"holds": found.holds, "proof": found},
    )
    if not proof.holds:
        for problem in proof.problems:
            typer.echo(problem, err=True)
        raise typer.Exit(int(ExitCode.REFUSED))


def _as_text(proof: AuditProof) -> str:
    numbers = (
        f"{counted(proof.entries, 'entry', 'entries')}, "
        f"{counted(proof.responses, 'response row')}, "
        f"{counted(proof.events, 'event row')}.\n"
        f"The chain ends with {proof.head}."
    )
    verdict = "The chain holds." if proof.holds else "The chain does NOT hold."
    return f"{numbers}\n{verdict}"
