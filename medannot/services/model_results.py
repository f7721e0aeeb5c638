"""The rows of models beside those of people: scored by the same rules, each with its source."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from medannot.domain.answer import Answer
from medannot.domain.baseline import ItemFacts
from medannot.domain.ids import ItemVersionId, ModelAnswerId, ModelRunId, SetVersionId
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
from medannot.services.model_placing import ModelPlacing, Placed, PlacedAnswer
from medannot.services.model_rows import set_or_frozen
from medannot.services.model_values import ModelCard
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
        self._placing = ModelPlacing(store)
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
        """Return the models that answered questions of a set's newest version, or a frozen one.

        Raises:
            Refusal: there is no such set or frozen version, or the actor may not.
        """
        one = set_or_frozen(self._questions, actor, UseCase.EXPORT_BASELINE, set_name)
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
        answered = self._placed(runs, items)
        judges = self._judges.of_set(one.id)
        scored = self._scored(one, answered, judges)
        rows: list[ModelRow] = []
        for run in runs:
            if run.kind is RunKind.TYPED:
                rows.append(_typed_row(run, len(items)))
                continue
            own, changed = scored[run.id], len(answered[run].changed)
            if own or changed:
                rows.extend(
                    with_cells(
                        _row(run, len(items), own, changed, judge), own, abilities, asked, pairs
                    )
                    for judge in ("", *_named(judges, own))
                )
        return ModelResultsTable(
            abilities,
            tuple(rows),
            tuple(one for run in runs for one in scored.get(run.id, ())),
            one.name,
            # Of all the set's models, since that many come up on the page where they are read.
            unread=sum(at.assigned is None for at in self._runs.waiting(one.id)),
            needs=asked,
            changed=sum(len(at.changed) for at in answered.values()),
        )

    def cards(self, actor: Actor, set_name: str) -> tuple[ModelCard, ...]:
        """Return the models of a set in the order they came, counted as `of_set` counts them.

        Raises:
            Refusal: there is no such set, or the actor may not.
        """
        one = set_or_frozen(self._questions, actor, UseCase.MANAGE_MODELS, set_name)
        rows = {row.model: row for row in self.of_version(one.version_id).rows if not row.judge}
        return tuple(_card(run, rows.get(run.name), one) for run in self._runs.of_set(one.id))

    def _placed(
        self, runs: Iterable[ModelRun], items: Sequence[StoredItem]
    ) -> Mapping[ModelRun, Placed]:
        answers = self._runs.answers(run.id for run in runs if run.kind is RunKind.ANSWERS)
        return {
            run: self._placing.placed(items, answers[run.id]) for run in runs if run.id in answers
        }

    def _scored(
        self, one: QuestionSet, answered: Mapping[ModelRun, Placed], judges: Iterable[JudgeRun]
    ) -> Mapping[ModelRunId, list[ScoredModelAnswer]]:
        """Return every answer with its score by the keys of the set version, by run."""
        references = self._references.of_set_version(one.version_id)
        every = [at for placed in answered.values() for at in placed.answers]
        grades = {judge.name: self._grades(judge, one, every, references) for judge in judges}
        return {
            run.id: [_one_scored(run, at, references, grades) for at in placed.answers]
            for run, placed in answered.items()
        }

    def _grades(
        self,
        judge: JudgeRun,
        one: QuestionSet,
        placed: Sequence[PlacedAnswer],
        references: Mapping[ItemVersionId, ReferenceAnswer],
    ) -> Mapping[ModelAnswerId, JudgeGrade]:
        """Return a judge's grades that hold over a set version, by answer.

        A grade holds for the right text that the judge was given: the one that stood in the set's
        newest version when the grades came in. Where another is right here, the answer waits.
        """
        grades = self._judges.grades(judge.id)
        if judge.set_version_id == one.version_id:
            return grades
        graded = {at.item.item.id: at for at in placed if at.answer.id in grades}
        members = self._questions.members(judge.set_version_id) if graded else ()
        was = {at.item_id: at.version_id for at in members if at.item_id in graded}
        keys = self._references.of(was.values())
        same = {
            item
            for item, version in was.items()
            if _right(keys.get(version)) == _right(references.get(graded[item].item.version.id))
        }
        return {
            at.answer.id: grades[at.answer.id]
            for at in placed
            if at.answer.id in grades and at.item.item.id in same
        }


def _right(key: ReferenceAnswer | None) -> tuple[str, tuple[str, ...]]:
    return (key.text, key.synonyms) if key else ("", ())


def _one_scored(
    run: ModelRun,
    placed: PlacedAnswer,
    references: Mapping[ItemVersionId, ReferenceAnswer],
    judges: Mapping[str, Mapping[ModelAnswerId, JudgeGrade]],
) -> ScoredModelAnswer:
    item, answer = _facts(placed.item), placed.answer
    return ScoredModelAnswer(
        model=run.name,
        rule=run.rule,
        item=item,
        answer=answer,
        score=_score(answer, item, references),
        judged={
            name: grades[answer.id].value for name, grades in judges.items() if answer.id in grades
        },
    )


def _named(judges: Iterable[JudgeRun], own: Sequence[ScoredModelAnswer]) -> Iterator[str]:
    """Return the judges of whom grades hold for some answers, in the order they came."""
    graded = {name for one in own for name in one.judged}
    return (judge.name for judge in judges if judge.name in graded)


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
    return score(item.type, said, key, item.options)


def _typed_row(run: ModelRun, items: int) -> ModelRow:
    return ModelRow(
        run.name, run.kind, "", run.source, run.file_name, run.rule, items, score=run.score, n=run.n
    )


def _row(
    run: ModelRun, items: int, own: Sequence[ScoredModelAnswer], changed: int, judge: str
) -> ModelRow:
    return ModelRow(
        model=run.name,
        kind=run.kind,
        judge=judge,
        source=run.source,
        file_name=run.file_name,
        rule=run.rule,
        items=items,
        counts=read_counts([(one.answer, one.item.type.has_options) for one in own]),
        changed=changed,
    )


def _card(run: ModelRun, row: ModelRow | None, one: QuestionSet) -> ModelCard:
    if run.kind is RunKind.TYPED:
        return ModelCard(run, None, one.items)
    counts = row.counts if row and row.counts else read_counts([])
    answered = row.overall.n if row and row.overall else 0
    return ModelCard(run, counts, one.items, answered, row.changed if row else 0)
