"""The rows of models beside those of people: scored by the same rules, each with its source."""

from collections.abc import Iterable, Mapping

from medannot.domain.answer import Answer
from medannot.domain.baseline import ItemFacts
from medannot.domain.ids import ItemVersionId, ModelAnswerId, SetVersionId
from medannot.domain.model_answers.rows import ModelResultsTable, ModelRow, ScoredModelAnswer
from medannot.domain.model_answers.rule import Outcome
from medannot.domain.model_answers.values import (
    JudgeGrade,
    JudgeRun,
    ModelAnswer,
    ModelRun,
    RunKind,
    read_counts,
)
from medannot.domain.people import Actor, UseCase
from medannot.domain.question import QuestionSet, ReferenceAnswer
from medannot.domain.question_list import needs_of
from medannot.domain.scoring import Score, ScoringRule, score
from medannot.domain.trial import CannotJudgeReason
from medannot.services.model_rows import set_for
from medannot.services.study_access import study_for
from medannot.statistics.baseline import ability_place, needs_in
from medannot.statistics.model_rows import with_cells
from medannot.store.judge_runs import JudgeRuns
from medannot.store.model_runs import ModelRuns
from medannot.store.questions import Questions, StoredItem
from medannot.store.reference_answers import ReferenceAnswers
from medannot.store.store import Store
from medannot.store.studies import Studies


class ModelResults:
    """Scores and tabulates the answers of models."""

    def __init__(self, store: Store) -> None:
        self._questions = Questions(store)
        self._runs = ModelRuns(store)
        self._judges = JudgeRuns(store)
        self._references = ReferenceAnswers(store)
        self._studies = Studies(store)

    def of_study(self, actor: Actor, study_name: str) -> ModelResultsTable:
        """Return the models that answered questions of a study, restricted to these.

        Raises:
            Refusal: there is no such study, or the actor may not.
            EnvironmentFault: the database cannot be read.
        """
        version = study_for(self._studies, actor, UseCase.EXPORT_BASELINE, study_name)
        return self.of_version(version.set_version_id, version.language, version.needs)

    def of_set(self, actor: Actor, set_name: str) -> ModelResultsTable:
        """Return the models that answered questions of a set's newest version.

        Raises:
            Refusal: there is no such set, or the actor may not.
        """
        one = set_for(self._questions, actor, UseCase.EXPORT_BASELINE, set_name)
        return self.of_version(one.version_id)

    def of_version(
        self, version_id: SetVersionId, language: str = "", needs: str = ""
    ) -> ModelResultsTable:
        """Return the models' rows over a set version; whoever asks has the right to it.

        Args:
            version_id: the set version.
            language: only its questions in this language, where one is named.
            needs: only its questions that ask for this, where that is named.
        """
        one = self._questions.set_version(version_id)
        runs = self._runs.of_set(one.id) if one else ()
        if one is None or not runs:
            return ModelResultsTable((), set_name=one.name if one else "")
        items = [
            item
            for item in self._questions.stored_items(version_id)
            if language in {"", item.version.language}
            and needs in {"", needs_of(item.version.categories)}
        ]
        facts = [_facts(item) for item in items]
        asked = needs_in(fact.needs for fact in facts)
        pairs = [fact for fact in facts if fact.as_set]
        abilities = tuple(sorted({item.version.ability for item in items}, key=ability_place))
        judges = {run: self._judges.grades(run.id) for run in self._judges.of_set(one.id)}
        answers = self._answers(one, runs, items, judges)
        rows: list[ModelRow] = []
        for run in runs:
            own = [at for at in answers if at.answer.run_id == run.id]
            if run.kind is RunKind.TYPED:
                rows.append(_row(run, len(items), own))
            elif own:
                named = [judge.name for judge in judges if any(judge.name in a.judged for a in own)]
                rows.extend(
                    with_cells(_row(run, len(items), own, judge), own, abilities, asked, pairs)
                    for judge in ("", *named)
                )
        # Of all the set's models, since that many come up on the page where they are read.
        unread = sum(at.assigned is None for at in self._runs.waiting(one.id))
        return ModelResultsTable(abilities, tuple(rows), answers, one.name, unread, asked)

    def _answers(
        self,
        one: QuestionSet,
        runs: Iterable[ModelRun],
        items: Iterable[StoredItem],
        judges: Mapping[JudgeRun, Mapping[ModelAnswerId, JudgeGrade]],
    ) -> tuple[ScoredModelAnswer, ...]:
        known = {item.version.id: _facts(item) for item in items}
        references = self._references.of_set_version(one.version_id)
        scored = [run for run in runs if run.kind is RunKind.ANSWERS]
        answers = self._runs.answers(run.id for run in scored)
        return tuple(
            ScoredModelAnswer(
                model=run.name,
                rule=run.rule,
                item=known[at.item_version_id],
                answer=at,
                score=_score(
                    at, known[at.item_version_id], references, takes_several=one.takes_several
                ),
                judged={
                    judge.name: grades[at.id].value
                    for judge, grades in judges.items()
                    if at.id in grades
                },
            )
            for run in scored
            for at in answers[run.id]
            if at.item_version_id in known
        )


def _facts(one: StoredItem) -> ItemFacts:
    return ItemFacts(
        item_id=one.item.id,
        version_id=one.version.id,
        version=one.version.number,
        set_name=one.item.source.set_name,
        source_file=one.item.source.file,
        source_row=one.item.source.row,
        source_id=one.item.source.source_id,
        unit_id=one.item.unit_id,
        case_id=one.item.case_id,
        family_id=one.item.family_id,
        ability=one.version.ability,
        type=one.version.type,
        language=one.version.language,
        options=one.version.options,
        images=len(one.version.images),
        needs=needs_of(one.version.categories),
        as_set=one.as_set,
    )


def _score(
    answer: ModelAnswer,
    item: ItemFacts,
    references: Mapping[ItemVersionId, ReferenceAnswer],
    *,
    takes_several: bool,
) -> Score:
    """Score by the rules of people: no answer and an unreadable one are as one who cannot judge."""
    reading, key = answer.reading, references.get(item.version_id)
    if reading.outcome is Outcome.UNREAD:
        if key is None or not key.option_ids:
            return Score(None, ScoringRule.NO_KEY)
        return Score(None, ScoringRule.UNREAD, waiting=True)
    said = Answer(reading.option_ids)
    if reading.outcome is not Outcome.READ:
        said = Answer(cannot_judge=CannotJudgeReason.OTHER)
    elif not item.type.has_options:
        said = Answer(text=answer.raw)
    return score(item.type, said, key, item.options, takes_several=takes_several)


def _row(run: ModelRun, items: int, own: list[ScoredModelAnswer], judge: str = "") -> ModelRow:
    typed = run.kind is RunKind.TYPED
    return ModelRow(
        model=run.name,
        kind=run.kind,
        judge=judge,
        source=run.source,
        file_name=run.file_name,
        rule=run.rule,
        items=items,
        counts=None
        if typed
        else read_counts([(one.answer, one.item.type.has_options) for one in own]),
        score=run.score,
        n=run.n,
    )
