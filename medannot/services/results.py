"""Results of a study: answers scored and timed, the table over them, and the export."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from medannot import __version__
from medannot.domain.answer import Answer
from medannot.domain.baseline import BaselineAnswer, BaselineTable, ItemFacts, RecordedTrial
from medannot.domain.clock import utc_text
from medannot.domain.ids import EpochId, ItemVersionId
from medannot.domain.key_correction import same_key
from medannot.domain.people import Actor, UseCase
from medannot.domain.progress import Progress, silent
from medannot.domain.question import ReferenceAnswer
from medannot.domain.scoring import Score, score
from medannot.domain.study import StudyVersion
from medannot.domain.timing import Epoch, times
from medannot.domain.trial import EventKind
from medannot.exchange.baselines.export import Baseline, ExportReport, export_baseline
from medannot.services.model_results import ModelResults
from medannot.services.study_access import study_for
from medannot.services.study_versions import met_of_study
from medannot.statistics.baseline import baseline_table
from medannot.store.question_edits import QuestionEdits
from medannot.store.questions import Questions
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
        self._questions = Questions(store)
        self._edits = QuestionEdits(store)

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
        return self._table(version, self._answers(version))

    def corrected(
        self, actor: Actor, study_name: str, answers: Sequence[BaselineAnswer]
    ) -> tuple[ItemFacts, ...]:
        """Return the questions whose key is another by now than the frozen one, as they were read.

        Args:
            actor: who asks.
            study_name: the study.
            answers: as `answers` gave them.

        Returns:
            by set, file and row; a key of an edit that is in no set version yet counts too.

        Raises:
            Refusal: there is no such study, or the actor may not.
            EnvironmentFault: the database cannot be read.
        """
        self._version(actor, study_name)
        return self._corrected(answers)

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
            table=self._table(version, answers),
            answers=answers,
            exported_utc=utc_text(self._store.clock.utc()),
            program=f"medannot {__version__}",
            models=self._models.of_version(version.set_version_id, version.language, version.needs),
            met=met_of_study(self._store, version),
        )
        return export_baseline(baseline, folder, progress)

    def _version(self, actor: Actor, study_name: str) -> StudyVersion:
        return study_for(self._studies, actor, UseCase.EXPORT_BASELINE, study_name)

    def _table(self, version: StudyVersion, answers: Sequence[BaselineAnswer]) -> BaselineTable:
        return replace(baseline_table(version, answers), corrected=self._corrected(answers))

    def _corrected(self, answers: Sequence[BaselineAnswer]) -> tuple[ItemFacts, ...]:
        read = {answer.trial.item.item_id: answer.trial.item for answer in answers}
        by_now = self._edits.now(tuple(read))
        changed = {id_: now for id_, now in by_now.items() if now != read[id_].version_id}
        later = self._questions.versions(changed.values())
        keys = self._references.of([*later, *(read[id_].version_id for id_ in changed)])
        corrected = [
            read[id_]
            for id_, now in changed.items()
            if not same_key(
                read[id_].options, keys.get(read[id_].version_id), later[now].options, keys.get(now)
            )
        ]
        return tuple(
            sorted(corrected, key=lambda one: (one.set_name, one.source_file, one.source_row))
        )

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
