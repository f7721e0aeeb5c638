"""The root of the command line: options that all verbs share, exit codes, and the nouns.

Only the nouns that a line names are loaded, so that `medannot --help` stays quick; of the others
the root knows the name and what they are for.
"""

import errno
import sys
from collections.abc import Collection, Sequence
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer

from medannot import __version__
from medannot.cli.context import CommandState, Opener, WorkspaceOption, complain
from medannot.domain.errors import EnvironmentFault, ExitCode, MedannotError, UsageFault

NOUNS = {
    "workspace": "Make a workspace, and check one.",
    "questions": "Import question sets, list them, count what they hold.",
    "images": "Look at image files without the window.",
    "media": "The stored images of a workspace.",
    "study": "Reader studies.",
    "people": "The people of a workspace, by code.",
    "lexicon": "Trees of body regions, lesions, attributes, diseases and advice.",
    "baseline": "What readers answered, out to files.",
    "models": "Models' answers in, read by rule or by a person, scored like people's.",
    "annotations": "Images that physicians annotate.",
    "review": "Labels audited: what is right, and how sure that is.",
    "audit": "The chain of audit entries.",
}
"""Nouns, each in a module of its name, and what they are for."""

VERBS = {"demo": "demo", "read": "reading", "view": "view"}
"""Verbs without a noun, and the module that holds each; these are quick to load."""

_STOPPED_BY_KEY = 130  # what typer makes of Ctrl+C
_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def build(opener: Opener, names: Collection[str] | None = None) -> typer.Typer:
    """Make the root command.

    Args:
        opener: opens windows.
        names: the nouns to load, all where None; the others are listed, and have no verbs.
    """
    root = typer.Typer(
        name="medannot",
        help="Physician baselines and lesion annotation, offline. Alone it opens the window.",
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    _add_root(root, opener)
    for name, purpose in NOUNS.items():
        loaded = names is None or name in names
        noun = import_module(f"medannot.cli.{name}").app if loaded else typer.Typer()
        root.add_typer(noun, name=name, help=purpose)
    for module in VERBS.values():
        root.add_typer(import_module(f"medannot.cli.{module}").app)
    return root


def _add_root(root: typer.Typer, opener: Opener) -> None:
    @root.callback(invoke_without_command=True)
    def medannot(
        ctx: typer.Context,
        where: WorkspaceOption = None,
        version: Annotated[
            bool, typer.Option("--version", is_eager=True, callback=_print_version)
        ] = False,
    ) -> None:
        del version  # its callback has done the work
        ctx.obj = CommandState(opener, where)
        if ctx.invoked_subcommand is None:
            raise typer.Exit(opener.window(where))


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"medannot {__version__}")
        raise typer.Exit


def run(argv: Sequence[str], opener: Opener) -> int:
    """Run one command line and return its exit code; refusals and faults go to stderr.

    Args:
        argv: the arguments after the program's name.
        opener: opens windows.
    """
    _speak_utf8()
    try:
        _refuse_empty_values(argv)
        build(opener, [name for name in NOUNS if name in argv])(
            list(argv), prog_name="medannot", standalone_mode=True
        )
    except SystemExit as ended:
        return _exit_code(ended.code)
    except MedannotError as fault:
        complain(fault)
        return int(fault.exit_code)
    except KeyboardInterrupt:
        return _exit_code(_STOPPED_BY_KEY)
    except OSError as fault:
        complain(_environment_fault(fault))
        return int(ExitCode.ENVIRONMENT)
    return int(ExitCode.DONE)


def _refuse_empty_values(argv: Sequence[str]) -> None:
    """Refuse an empty argument, which would mean the folder that the program was started in.

    Raises:
        UsageFault: there is one; often a variable of the shell was not set.
    """
    for before, word in zip(("medannot", *argv), argv, strict=False):
        if not word or (word.startswith("--") and word.endswith("=")):
            raise UsageFault(
                "An empty value stands behind {before}; give one, or leave it out.",
                before=word.rstrip("=") if word else before,
            )


def _exit_code(code: object) -> int:
    if code == _STOPPED_BY_KEY:
        typer.echo("medannot: stopped; nothing of an unfinished step was kept.", err=True)
        return int(ExitCode.REFUSED)
    return code if isinstance(code, int) else int(ExitCode.DONE)


def _environment_fault(fault: OSError) -> EnvironmentFault:
    if fault.errno in _NO_SPACE:
        return EnvironmentFault("The disk is full; free some space and try again.")
    return EnvironmentFault(
        "{name} cannot be used ({reason}); check that it exists and that you may use it.",
        name=Path(str(fault.filename)).name if fault.filename else "A file",
        reason=fault.strerror or type(fault).__name__,
    )


def _speak_utf8() -> None:
    # Elsewhere than in a console Windows would write the texts in an old code page.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
