"""Answers of models beside those of people: files in, typed figures, lists, and taking back."""

from dataclasses import replace

from medannot.domain.errors import Advice, InputFault, Refusal, Sentence
from medannot.domain.ids import ModelAnswerId, ModelRunId
from medannot.domain.model_answers.matching import Prediction, matched
from medannot.domain.model_answers.rule import RULE, read_answer
from medannot.domain.model_answers.values import ModelAnswer, ModelRun, RunKind, read_counts
from medannot.domain.people import Actor, UseCase, require
from medannot.domain.progress import Progress, silent
from medannot.domain.question import ItemVersion, QuestionSet
from medannot.exchange.model_predictions.fields import PredictionsRead, read_predictions
from medannot.services.model_known import known_items
from medannot.services.model_placing import ModelPlacing
from medannot.services.model_values import (
    ModelAnswerLine,
    ModelDraft,
    ModelReport,
    ModelRequest,
    TypedRow,
)
from medannot.store.model_runs import ModelRuns
from medannot.store.question_sets import QuestionSets
from medannot.store.questions import Questions
from medannot.store.store import Store

_LONGEST_NAME = 80


class ModelRows:
    """Takes models' answers in, lists them, and takes them back."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._questions = Questions(store)
        self._runs = ModelRuns(store)
        self._placing = ModelPlacing(store)

    def read(self, actor: Actor, request: ModelRequest, progress: Progress = silent) -> ModelDraft:
        """Read a file of predictions and find the question of each; nothing is written.

        Args:
            actor: who asks.
            request: the file and whose answers it holds.
            progress: called after each answer that the rule has read.

        Raises:
            Stopped: by `progress`.
            Refusal: there is no such set, the name is unfit, or the actor may not.
            InputFault: the file is none of predictions.
            EnvironmentFault: the file or the database cannot be read.
        """
        one = self._set(actor, UseCase.MANAGE_MODELS, request.set_name)
        _refuse_unfit_name(request.model)
        file = read_predictions(
            request.path,
            field=request.field,
            id_field=request.id_field,
            by_index=request.by_index,
        )
        progress(0, file.rows)
        items = self._questions.stored_items(one.version_id)
        found = matched(
            file.predictions,
            known_items(QuestionSets(self._store), one, items),
            request.path.name,
            by_order=request.by_order,
            by_index=request.by_index,
        )
        run_id = ModelRunId(self._store.ids.new())
        versions = {item.version.id: item.version for item in items}
        answers: list[ModelAnswer] = []
        for done, (prediction, version) in enumerate(found.matched, start=1):
            answers.append(self._answer(run_id, prediction, versions[version]))
            progress(done, len(found.matched))
        unmatched = tuple(sorted((*file.refused, *found.unmatched), key=lambda at: at.row))
        report = ModelReport(
            set_name=one.name,
            set_version=one.version_number,
            model=request.model.strip(),
            read=file.rows,
            matched=len(answers),
            unmatched=unmatched,
            doubled=found.doubled,
            missing=len(items) - len(answers),
            field=file.field,
            readings=read_counts(
                [(at, versions[at.item_version_id].type.has_options) for at in answers]
            ),
            rule=RULE,
        )
        run = self._run(one, request, report, file, run_id)
        return ModelDraft(request, report, run, tuple(answers), self._already(one, run))

    def write(self, actor: Actor, draft: ModelDraft, progress: Progress = silent) -> ModelRun:
        """Write what was read, whole; a file that is there already under its name stays alone.

        Args:
            actor: who acts.
            draft: as `read` gave it.
            progress: called after each portion of rows, before any of them holds.

        Raises:
            Stopped: by `progress`; nothing was written.
            InputFault: rows answer no question of the set and `take_matched` was not asked for.
            Refusal: another file is there under the model's name, or the actor may not.
            EnvironmentFault: the database cannot be written.
        """
        one = self._set(actor, UseCase.MANAGE_MODELS, draft.request.set_name)
        if draft.already is not None:
            return draft.already
        if not draft.can_write:
            raise not_taken(draft)
        with self._store.writing(actor) as work:
            self._refuse_taken_name(one, draft.run.name)
            number = self._runs.next_number(work, one.id)
            run = replace(draft.run, number=number, created_utc=work.now())
            self._runs.add(work, run, draft.answers, progress)
        return run

    def add_figure(
        self, actor: Actor, set_name: str, model: str, score: float, n: int, source: str
    ) -> TypedRow:
        """Write a figure of a model that somebody typed; it is never mixed with what was scored.

        Args:
            actor: who types.
            set_name: to whose questions it belongs.
            model: name of the row.
            score: mean, 0 to 1.
            n: answers that it rests on.
            source: where it was read; no figure without one.

        Returns:
            the row; one that rests on more answers than the set has questions says so.

        Raises:
            Refusal: a value is unfit, the name is taken, or the actor may not.
        """
        one = self._set(actor, UseCase.MANAGE_MODELS, set_name)
        _refuse_unfit_name(model)
        if not 0 <= score <= 1:
            raise Refusal("A score lies between 0 and 1; write 61.4 % as 0.614.")
        if n < 1:
            raise Refusal("Say on how many answers the score rests; at least 1.")
        if not source.strip():
            raise Refusal("Say where the figure was read, such as a paper and its table.")
        run_id = ModelRunId(self._store.ids.new())
        with self._store.writing(actor) as work:
            self._refuse_taken_name(one, model.strip())
            run = replace(
                _empty_run(one, run_id, model.strip(), source.strip()),
                kind=RunKind.TYPED,
                number=self._runs.next_number(work, one.id),
                score=float(score),
                n=n,
                created_utc=work.now(),
            )
            self._runs.add(work, run, ())
        return TypedRow(run, _beyond(one, n))

    def lines(self, actor: Actor, set_name: str, model: str) -> tuple[ModelAnswerLine, ...]:
        """Return every answer of a model with the question it was given, in the order of its file.

        Raises:
            Refusal: there is no such set or model, or the actor may not.
        """
        one = self._set(actor, UseCase.MANAGE_MODELS, set_name)
        run = self._named(one, model)
        answers = self._runs.answers([run.id])[run.id]
        items = self._questions.stored_items(one.version_id)
        sources = {item.item.id: item.item.source.source_id for item in items}
        changed = {at.id for at in self._placing.placed(items, answers).changed}
        versions = self._questions.versions(at.item_version_id for at in answers)
        given = [(at, versions[at.item_version_id]) for at in answers]
        return tuple(
            ModelAnswerLine(
                at, version, sources.get(version.item_id, ""), one.name, at.id not in changed
            )
            for at, version in given
        )

    def take_back(self, actor: Actor, set_name: str, model: str, reason: str) -> ModelRun:
        """Take a model's row back; what came in stays in the store and in the audit.

        Raises:
            Refusal: there is no such row, no reason is given, or the actor may not.
        """
        one = self._set(actor, UseCase.MANAGE_MODELS, set_name)
        run = self._named(one, model)
        if not reason.strip():
            raise Refusal("Say why the row is taken back.")
        with self._store.writing(actor, reason.strip()) as work:
            self._runs.take_back(work, run.id, reason.strip())
        return run

    def _answer(
        self, run_id: ModelRunId, prediction: Prediction, version: ItemVersion
    ) -> ModelAnswer:
        return ModelAnswer(
            id=ModelAnswerId(self._store.ids.new()),
            run_id=run_id,
            item_version_id=version.id,
            row=prediction.row,
            raw=prediction.text,
            read=read_answer(
                prediction.text,
                version.type,
                version.options,
                in_letters=prediction.in_letters,
            ),
        )

    def _run(
        self,
        one: QuestionSet,
        request: ModelRequest,
        report: ModelReport,
        file: PredictionsRead,
        run_id: ModelRunId,
    ) -> ModelRun:
        return replace(
            _empty_run(one, run_id, report.model, request.source.strip()),
            file_name=file.name,
            file_sha256=file.sha256,
            rows_read=report.read,
            matched=report.matched,
            unmatched=len(report.unmatched),
            doubled=report.doubled,
            rule=report.rule,
        )

    def _already(self, one: QuestionSet, run: ModelRun) -> ModelRun | None:
        """Return the run that holds the same file with the same matches under the same name."""
        return next(
            (
                at
                for at in self._runs.of_set(one.id)
                if (at.name, at.file_sha256, at.set_version_id, at.matched)
                == (run.name, run.file_sha256, run.set_version_id, run.matched)
            ),
            None,
        )

    def _refuse_taken_name(self, one: QuestionSet, name: str) -> None:
        if any(run.name == name for run in self._runs.of_set(one.id)):
            raise Refusal(
                "The set {set} has a row of {model} already; take that back first, or give this "
                "one another name.",
                set=one.name,
                model=name,
            )

    def _named(self, one: QuestionSet, model: str) -> ModelRun:
        found = next((run for run in self._runs.of_set(one.id) if run.name == model), None)
        if found is None:
            raise Refusal("The set {set} has no row of {model}.", set=one.name, model=model)
        return found

    def _set(self, actor: Actor, use_case: UseCase, name: str) -> QuestionSet:
        return set_or_frozen(self._questions, actor, use_case, name)


def set_or_frozen(questions: Questions, actor: Actor, use_case: UseCase, name: str) -> QuestionSet:
    """Return a set by its name, or in the version that was frozen by that name.

    Raises:
        Refusal: the actor may not, or there is neither.
    """
    frozen = questions.frozen(name)
    if frozen is None:
        return _living(questions, actor, use_case, name)
    require(actor, use_case, frozen.id)
    return frozen


def _living(questions: Questions, actor: Actor, use_case: UseCase, name: str) -> QuestionSet:
    """Return a set by its name, for those who may act on it.

    Raises:
        Refusal: the actor may not, or there is no such set.
    """
    one = questions.named(name)
    require(actor, use_case, one.id if one else None)
    if one is None:
        raise Refusal("There is no question set named {name}.", name=name).advising(
            Advice.LIST_SETS
        )
    return one


def not_taken(draft: ModelDraft) -> InputFault:
    """Return why a file of predictions is not written."""
    if not draft.report.matched:
        return InputFault(
            "No row of {name} answers a question of the set {set}; nothing was written.",
            draft.report.unmatched,
            name=draft.request.path.name,
            set=draft.report.set_name,
        )
    return InputFault(
        "{count} of {read} rows of {name} are not taken; nothing was written. Mend the file, or "
        "take the matched rows alone.",
        draft.report.unmatched,
        count=len(draft.report.unmatched),
        read=draft.report.read,
        name=draft.request.path.name,
    )


def _beyond(one: QuestionSet, n: int) -> Sentence | None:
    """Return that a paper's figure rests on more than the set: on other questions, or readings."""
    if n <= one.items:
        return None
    return Sentence(
        "It rests on {n} answers, and {set} has {count} questions: on other questions too, or on "
        "several answers to one.",
        n=n,
        set=one.name,
        count=one.items,
    )


def _refuse_unfit_name(name: str) -> None:
    fit = name.strip() and len(name.strip()) <= _LONGEST_NAME and name.isprintable()
    if not fit:
        raise Refusal(
            "Give the model a name of up to {limit} signs in one line.", limit=_LONGEST_NAME
        )


def _empty_run(one: QuestionSet, run_id: ModelRunId, name: str, source: str) -> ModelRun:
    return ModelRun(
        id=run_id,
        set_id=one.id,
        set_version_id=one.version_id,
        number=0,
        name=name,
        kind=RunKind.ANSWERS,
        source=source,
        file_name="",
        file_sha256="",
        rows_read=0,
        matched=0,
        unmatched=0,
        doubled=0,
        rule="",
        score=None,
        n=None,
        created_utc="",
    )
