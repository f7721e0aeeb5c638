"""`medannot audit`: verify that nothing written was altered since."""

import typer

from medannot.cli.context import JsonOption, WorkspaceOption, emit, workspace
from medannot.cli.words import counted
from medannot.domain.audit import AuditProof
from medannot.domain.errors import ExitCode
from medannot.domain.people import OWNER

app = typer.Typer(help="The chain of audit entries.", no_args_is_help=True)


@app.callback()
def audit() -> None:
    """Keep `verify` a verb of its own, however few there are."""


@app.command()
def verify(ctx: typer.Context, where: WorkspaceOption = None, as_json: JsonOption = False) -> None:
    """Compare the chain, and each answer and event with the entry that wrote it."""
    with workspace(ctx, where, write=False) as desk:
        proof = desk.auditing.verify(OWNER)
    if as_json:
        emit({"holds": proof.holds, "proof": proof}, as_json=True, text=str)
    else:
        typer.echo(_as_text(proof))
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
