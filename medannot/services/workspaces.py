"""The use case of a workspace's health."""

from dataclasses import dataclass
from pathlib import Path

from medannot.domain.clock import SystemClock
from medannot.domain.ids import RandomIds
from medannot.domain.people import OWNER, Actor, UseCase, require
from medannot.services.lexicon_pins import LexiconPins
from medannot.services.lexicon_places import LEXICONS_FOLDER
from medannot.store.audit import AuditTrail
from medannot.store.backup_list import list_backups, unfinished_backups
from medannot.store.health import database_problems, is_damage, media_health
from medannot.store.schema_version import HEAD
from medannot.store.workspaces import open_workspace


@dataclass(frozen=True, slots=True)
class WorkspaceReport:
    """What a check of a workspace found.

    Attributes:
        schema: the schema's revision.
        media: media whose bytes are here and fit their hash.
        erased: media that were erased on request.
        lexicons: that are in use, each at one version.
        problems: one sentence for each fault.
        remarks: one sentence for each thing that is odd and harmless.
    """

    folder: str
    schema: str
    media: int
    erased: int
    lexicons: int
    audit_entries: int
    responses: int
    events: int
    backups: int
    problems: tuple[str, ...]
    remarks: tuple[str, ...]

    @property
    def damaged(self) -> bool:
        """Tell whether the database file itself is broken, whatever else is."""
        return any(map(is_damage, self.problems))

    @property
    def whole(self) -> bool:
        """Tell whether no fault was found."""
        return not self.problems


def check_workspace(folder: Path, actor: Actor = OWNER) -> WorkspaceReport:
    """Check database, references, media files, kept lexicons and the audit chain; change nothing.

    Raises:
        Refusal: the folder is no workspace, or of another version of medannot.
        EnvironmentFault: the database cannot be read at all.
    """
    require(actor, UseCase.MANAGE_WORKSPACE)
    workspace = open_workspace(folder, SystemClock(), RandomIds(), read_only=True)
    try:
        store = workspace.store
        in_database = database_problems(store)
        media = media_health(store)
        pins = LexiconPins(store, folder / LEXICONS_FOLDER)
        lexicons, lexicon_faults = len(pins.in_use(actor)), pins.problems(actor)
        proof = AuditTrail(store).verify()
    finally:
        workspace.close()
    return WorkspaceReport(
        folder=str(folder),
        schema=HEAD,
        media=media.whole,
        erased=media.erased,
        lexicons=lexicons,
        audit_entries=proof.entries,
        responses=proof.responses,
        events=proof.events,
        backups=len(list_backups(folder)),
        problems=(*in_database, *media.problems, *lexicon_faults, *proof.problems),
        remarks=(*media.remarks, *_strays(folder)),
    )


def _strays(folder: Path) -> tuple[str, ...]:
    return tuple(
        f"{path.relative_to(folder).as_posix()}: left by a backup that was cut off; it goes when "
        "the workspace is next opened for writing"
        for path in unfinished_backups(folder)
    )
