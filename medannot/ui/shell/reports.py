"""What a check of the workspace or of its audit trail found, in words."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from medannot.domain.audit import AuditProof

if TYPE_CHECKING:
    from medannot.services.workspaces import WorkspaceReport

_MOST_PROBLEMS = 200


@dataclass(frozen=True, slots=True)
class Findings:
    """A sentence, and every fault on a line of its own."""

    sentence: str
    details: str


def workspace_findings(report: "WorkspaceReport") -> Findings:
    """Put the check of a workspace into words."""
    verdict = (
        _tr("The workspace is whole.")
        if report.whole
        else _tr("%Ln fault(s) found; nothing was changed.", len(report.problems))
    )
    counts = _tr(
        "Looked at: images {media}, audit entries {entries}, responses {responses}, events "
        "{events}. Backups kept: {backups}."
    ).format(
        media=_number(report.media),
        entries=_number(report.audit_entries),
        responses=_number(report.responses),
        events=_number(report.events),
        backups=_number(report.backups),
    )
    return Findings(f"{verdict}\n{counts}", _lines((*report.problems, *report.remarks)))


def audit_findings(proof: AuditProof) -> Findings:
    """Put the verification of the audit trail into words."""
    verdict = (
        _tr("The audit trail is whole: nothing was altered, added or taken away.")
        if proof.holds
        else _tr("%Ln fault(s) found in the audit trail.", len(proof.problems))
    )
    counts = _tr(
        "Audit entries: {entries}. Proved by them: responses {responses}, events {events}. The "
        "last entry's hash is {head}."
    ).format(
        entries=_number(proof.entries),
        responses=_number(proof.responses),
        events=_number(proof.events),
        head=f"{proof.head[:16]}…" if proof.head else "–",
    )
    return Findings(f"{verdict}\n{counts}", _lines(proof.problems))


def _lines(sentences: tuple[str, ...]) -> str:
    shown = list(sentences[:_MOST_PROBLEMS])
    if len(sentences) > _MOST_PROBLEMS:
        shown.append(_tr("and %Ln more", len(sentences) - _MOST_PROBLEMS))
    return "\n".join(shown)


def _tr(text: str, number: int = -1) -> str:
    return QCoreApplication.translate("Reports", text, None, number)


def _number(number: int) -> str:
    return QLocale().toString(number)
