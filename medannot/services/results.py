"""Results of a study: answers scored and timed, the table over them, and the export."""

from collections.abc import Mapping
from pathlib import Path

from medannot import __version__
from medannot.domain.answer import Answer
from medannot.domain.baseline import BaselineAnswer, BaselineTable, RecordedTrial
from medannot.domain.clock import utc_text
from medannot.domain.ids import EpochId, ItemVersionId
from medannot.domain.people import Actor, UseCase
from medannot.domain.progress import Progress, silent
from medannot.domain.question import ReferenceAnswer
from medannot.domain.scoring import Score, score
from medannot.domain.study import StudyVersion
from medannot.domain.timing import Epoch, times
from medannot.domain.trial import EventKind
from medannot.exchange.baselines.export import Baseline, ExportReport, export_baseline
from medannot.services.corrected_keys import corrected_in
from medannot.services.model_results import ModelResults
from medannot.services.study_access import study_for
from medannot.services.study_versions import met_of_study
from medannot.statistics.baseline import baseline_table
from medannot.store.recordings import Recordings
from medannot.store.reference_answers import ReferenceAnswers
from medannot.store.store import Store
from medannot.store.studies import Studies


class Results:
    """Scores, tabulates and exports what the readers of a study answered."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._studies = Studies(store)
        self._recordings = Recordings(store)
        self._references = ReferenceAnswers(store)
        self._models = ModelResults(store)

    def answers(self, actor: Actor, study_name: str) -> tuple[BaselineAnswer, ...]:
        """Return every trial of a study with its answer, score and times.

        They stand by group, reader and position; a trial without an answer has no score.

        Raises:
            Refusal: there is no such study, or the actor may not.
            EnvironmentFault: the database cannot be read.
        """
        return self._answers(self._version(actor, study_name))

    def table(self, actor: Actor, study_name: str) -> BaselineTable:
        """Return the table of groups by ability, with a line for each reader.

        Raises:
            Refusal: there is no such study, or the actor may not.
            EnvironmentFault: the database cannot be read.
        """
        version = self._version(actor, study_name)
        return baseline_table(version, self._answers(version))

    def corrected(self, actor: Actor, study_name: str) -> tuple[int, ...]:
        """Return the numbers in a study's set of questions whose key was corrected since.

        Raises:
            Refusal: there is no such study, or the actor may not.
            EnvironmentFault: the database cannot be read.
        """
        return corrected_in(self._store, self._version(actor, study_name))

    def export(
        self, actor: Actor, study_name: str, folder: Path, progress: Progress = silent
    ) -> ExportReport:
        """Write workbook, tidy CSV and JSON with their codebooks; all appear, or none.

        Args:
            actor: who asks.
            study_name: the study.
            folder: new, empty, or with an earlier export of this study.
            progress: called after each file.

        Raises:
            Refusal: there is no such study, the folder holds something else, or the actor may not.
            EnvironmentFault: the database cannot be read or the folder not written.
        """
        version = self._version(actor, study_name)
        answers = self._answers(version)
        baseline = Baseline(
            version=version,
            table=baseline_table(version, answers),
            answers=answers,
            exported_utc=utc_text(self._store.clock.utc()),
            program=f"medannot {__version__}",
            models=self._models.of_version(version.set_version_id, version.language, version.needs),
            met=met_of_study(self._store, version),
            corrected=corrected_in(self._store, version),
        )
        return export_baseline(baseline, folder, progress)

    def _version(self, actor: Actor, study_name: str) -> StudyVersion:
        return study_for(self._studies, actor, UseCase.EXPORT_BASELINE, study_name)

    def _answers(self, version: StudyVersion) -> tuple[BaselineAnswer, ...]:
        recording = self._recordings.of(version.id)
        references = self._references.of_set_version(version.set_version_id)
        return tuple(
            _scored(trial, version, references, recording.epochs) for trial in recording.trials
        )


def _scored(
    trial: RecordedTrial,
    version: StudyVersion,
    references: Mapping[ItemVersionId, ReferenceAnswer],
    epochs: Mapping[EpochId, Epoch],
) -> BaselineAnswer:
    kinds = [event.kind for event in trial.events]
    shown = next((event.utc for event in trial.events if event.kind == EventKind.SHOWN), None)
    return BaselineAnswer(
        study=version.name,
        trial=trial,
        origin=trial.confirmed.origin if trial.confirmed else version.origin,
        score=_score(trial, references),
        times=times(trial.events, epochs),
        # The first link is the first answer and the last the confirmation.
        changes=max(0, trial.links - 2) if trial.confirmed else max(0, trial.links - 1),
        slip=EventKind.SLIP_MARKED in kinds,
        shown_utc=shown,
    )


def _score(
    trial: RecordedTrial,
    references: Mapping[ItemVersionId, ReferenceAnswer],
) -> Score | None:
    confirmed = trial.confirmed
    if confirmed is None:
        return None
    return score(
        trial.item.type,
        Answer(confirmed.option_ids, confirmed.text, confirmed.cannot_judge, confirmed.comment),
        references.get(trial.item.version_id),
        trial.item.options,
    )


__all__ = ["ExportReport", "Results"]
