"""Prompts out for outside models, and what an outside judge made of open answers back in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from medannot.domain.errors import InputFault, Problem, Refusal
from medannot.domain.ids import JudgeRunId, ModelAnswerId
from medannot.domain.model_answers.prompts import (
    PromptKind,
    judged_answer,
    judging_id,
    names_key,
    prompt,
    read_grade,
)
from medannot.domain.model_answers.rows import ScoredModelAnswer
from medannot.domain.model_answers.rule import Outcome
from medannot.domain.model_answers.values import JudgeGrade, JudgeRun
from medannot.domain.people import Actor, UseCase
from medannot.domain.progress import Progress, silent
from medannot.domain.question import ItemVersion, QuestionSet
from medannot.exchange.model_files.pictures import called, write_pictures
from medannot.exchange.model_predictions.fields import PredictionsRead, read_predictions
from medannot.exchange.model_predictions.prompt_files import PromptLine, write_prompts
from medannot.services.model_files_gathering import FrozenSet
from medannot.services.model_results import ModelResults
from medannot.services.model_rows import set_or_frozen
from medannot.services.model_unread import ModelUnread
from medannot.store.judge_runs import JudgeRuns
from medannot.store.questions import Questions
from medannot.store.reference_answers import ReferenceAnswers
from medannot.store.store import Store

_Maker = Callable[[Actor, QuestionSet, str], list[PromptLine]]

_OTHER_KEY = "its prompt named another right text; write the prompts again, and have them graded."


@dataclass(frozen=True, slots=True)
class JudgeReport:
    """What came back from a judge.

    Attributes:
        read: rows of the file.
        graded: open answers that got a grade.
        ungraded: rows that are not taken, with the reason.
        already: the file was there already; nothing was written.
    """

    judge: str
    read: int
    graded: int
    ungraded: tuple[Problem, ...]
    already: bool


class ModelPrompts:
    """Writes prompts and takes the grades of outside judges in."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._questions = Questions(store)
        self._references = ReferenceAnswers(store)
        self._results = ModelResults(store)
        self._judges = JudgeRuns(store)
        self._unread = ModelUnread(store)

    def write(
        self,
        actor: Actor,
        set_name: str,
        folder: Path,
        kinds: Sequence[PromptKind] = tuple(PromptKind),
        language: str = "",
        progress: Progress = silent,
    ) -> Mapping[str, int]:
        """Write prompts of a set into a new folder and return how many of each kind.

        Args:
            actor: who asks; reference answers leave with the prompts for judging.
            set_name: the set, or the name of a frozen version.
            folder: new or empty.
            kinds: which prompts.
            language: "en" or "zh"; where "" each question's own, English for those in others.
            progress: called after each kind, and with the images of the questions.

        Raises:
            Stopped: by `progress`; nothing was written.
            Refusal: there is no such set, something lies in the folder, or the actor may not.
            EnvironmentFault: an image is missing, or the folder cannot be written.
        """
        one = set_or_frozen(self._questions, actor, UseCase.MANAGE_MODELS, set_name)
        lines: dict[PromptKind, list[PromptLine]] = {}

        def made(where: Path) -> Mapping[PromptKind, list[PromptLine]]:
            makers: Mapping[PromptKind, _Maker] = {
                PromptKind.ANSWERING: partial(self._answering, where, progress),
                PromptKind.EXTRACTING: self._extracting,
                PromptKind.JUDGING: self._judging,
            }
            for done, kind in enumerate(kinds, start=1):
                lines[kind] = makers[kind](actor, one, language)
                progress(done, len(kinds))
            return lines

        write_prompts(folder, made)
        return {kind.value: len(some) for kind, some in lines.items()}

    def judge_in(  # each is a wish of its own
        self,
        actor: Actor,
        set_name: str,
        path: Path,
        judge: str,
        *,
        source: str = "",
        take_matched: bool = False,
    ) -> JudgeReport:
        """Take in the grades of an outside judge; kept apart from those of people.

        Raises:
            InputFault: rows name no open answer or hold no grade, and `take_matched` was not asked
                for; nothing is written.
            Refusal: another file is there under the judge's name, or the actor may not.
            EnvironmentFault: the file cannot be read, or the database not be written.
        """
        one = set_or_frozen(self._questions, actor, UseCase.MANAGE_MODELS, set_name)
        name = judge.strip()
        if not name:
            raise Refusal("Give the judge a name.")
        file = read_predictions(path)
        grades, problems = self._graded(one, file)
        standing = next((at for at in self._judges.of_set(one.id) if at.name == name), None)
        report = JudgeReport(name, file.rows, len(grades), problems, standing is not None)
        if standing is not None and standing.file_sha256 == file.sha256:
            return report
        if standing is not None:
            raise Refusal(
                "The set {set} has grades of the judge {judge} already; take them back first, or "
                "give these another name.",
                set=one.name,
                judge=name,
            )
        if not grades or (problems and not take_matched):
            raise InputFault(
                "{count} of {read} rows of {name} are not taken; nothing was written.",
                problems,
                count=len(problems),
                read=file.rows,
                name=file.name,
            )
        self._write(actor, one, file, replace(report, already=False), grades, source)
        return report

    def _write(  # the parts of one row
        self,
        actor: Actor,
        one: QuestionSet,
        file: PredictionsRead,
        report: JudgeReport,
        grades: Sequence[JudgeGrade],
        source: str,
    ) -> None:
        with self._store.writing(actor) as work:
            run = JudgeRun(
                id=JudgeRunId(self._store.ids.new()),
                set_id=one.id,
                set_version_id=one.version_id,
                number=self._judges.next_number(work, one.id),
                name=report.judge,
                source=source.strip(),
                file_name=file.name,
                file_sha256=file.sha256,
                rows_read=report.read,
                matched=report.graded,
                unmatched=len(report.ungraded),
                created_utc=work.now(),
            )
            self._judges.add(work, run, grades)

    def judges(self, actor: Actor, set_name: str) -> tuple[JudgeRun, ...]:
        """Return the judges whose grades stand for a set.

        Raises:
            Refusal: there is no such set, or the actor may not.
        """
        one = set_or_frozen(self._questions, actor, UseCase.MANAGE_MODELS, set_name)
        return self._judges.of_set(one.id)

    def take_back(self, actor: Actor, set_name: str, judge: str, reason: str) -> None:
        """Take the grades of a judge back; what came in stays in the store and in the audit.

        Raises:
            Refusal: there is no such judge, no reason is given, or the actor may not.
        """
        one = set_or_frozen(self._questions, actor, UseCase.MANAGE_MODELS, set_name)
        found = next((at for at in self._judges.of_set(one.id) if at.name == judge), None)
        if found is None:
            raise Refusal("The set {set} has no grades of {judge}.", set=one.name, judge=judge)
        if not reason.strip():
            raise Refusal("Say why the grades are taken back.")
        with self._store.writing(actor, reason.strip()) as work:
            self._judges.take_back(work, found.id, reason.strip())

    def _graded(
        self, one: QuestionSet, file: PredictionsRead
    ) -> tuple[tuple[JudgeGrade, ...], tuple[Problem, ...]]:
        keys = self._references.of_set_version(one.version_id)
        open_ = {at.answer.id: keys[at.item.version_id].text for at in self._open(one)}
        grades: dict[ModelAnswerId, JudgeGrade] = {}
        problems = list(file.refused)
        for row in file.predictions:
            prompt_id = row.source_id or row.item
            answer_id = ModelAnswerId(judged_answer(prompt_id))
            value = read_grade(row.text)
            known = grades.get(answer_id)
            if answer_id not in open_:
                reason = "no open answer of the set has this id."
            elif not names_key(prompt_id, open_[answer_id]):
                reason = _OTHER_KEY
            elif value is None:
                reason = "no grade of 0, 0.5 or 1 can be read in it."
            elif known is not None and known.value != value:
                reason = "the same answer has another grade in an earlier row."
            else:
                grades[answer_id] = JudgeGrade(answer_id, value, row.text)
                continue
            problems.append(Problem(file.name, row.row, reason))
        problems.sort(key=lambda at: at.row)
        return tuple(grades.values()), tuple(problems)

    def _open(self, one: QuestionSet) -> tuple[ScoredModelAnswer, ...]:
        """Return the open answers of models that wait for a grader."""
        return tuple(
            at
            for at in self._results.of_version(one.version_id).answers
            if not at.item.type.has_options
            and at.answer.reading.outcome is Outcome.READ
            and at.score.waiting
        )

    def _answering(
        self, where: Path, progress: Progress, _actor: Actor, one: QuestionSet, language: str
    ) -> list[PromptLine]:
        frozen = FrozenSet(self._store, one.version_id, with_key=False, progress=progress)
        items = frozen.as_model_set().items
        stored = write_pictures(where, items, frozen.pictures())
        images = {
            item.id: tuple(called(picture, stored)[0] for picture in item.pictures)
            for item in items
        }
        return [
            PromptLine(
                id=item.version.id,
                source_id=item.item.source.source_id,
                language=item.version.language,
                prompt=_prompt(PromptKind.ANSWERING, item.version, language),
                images=images[item.version.id],
            )
            for item in self._questions.stored_items(one.version_id)
        ]

    def _extracting(self, actor: Actor, one: QuestionSet, language: str) -> list[PromptLine]:
        return [
            PromptLine(
                id=at.id,
                source_id="",
                language=at.language,
                prompt=prompt(
                    PromptKind.EXTRACTING,
                    language or at.language,
                    type_=at.type,
                    question=_question(at.context, at.stem),
                    options=[option.text for option in at.options],
                    reply=at.raw,
                ),
                images=(),
            )
            for at in self._unread.for_outside(actor, one.name)
        ]

    def _judging(self, _actor: Actor, one: QuestionSet, language: str) -> list[PromptLine]:
        answers = sorted(self._open(one), key=lambda at: at.answer.id)
        versions = self._questions.versions(at.item.version_id for at in answers)
        keys = self._references.of_set_version(one.version_id)
        return [
            PromptLine(
                id=judging_id(at.answer.id, keys[at.item.version_id].text),
                source_id="",
                language=at.item.language,
                prompt=_prompt(
                    PromptKind.JUDGING,
                    versions[at.item.version_id],
                    language,
                    reply=at.answer.raw,
                    key=keys[at.item.version_id].text,
                ),
                images=(),
            )
            for at in answers
        ]


def _prompt(
    kind: PromptKind,
    version: ItemVersion,
    language: str,
    *,
    reply: str = "",
    key: str = "",
) -> str:
    return prompt(
        kind,
        language or version.language,
        type_=version.type,
        question=_question(version.context, version.stem),
        options=[option.text for option in version.options],
        reply=reply,
        key=key,
    )


def _question(context: str, stem: str) -> str:
    return f"{context}\n{stem}" if context else stem
