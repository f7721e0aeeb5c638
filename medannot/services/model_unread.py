"""Answers of models that the rule could not read: a person reads them, blind to model and key."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from medannot.domain.errors import InputFault, Problem, Refusal
from medannot.domain.ids import MediaId, ModelAnswerId, OptionId
from medannot.domain.model_answers.rule import LETTERS, Outcome, letters_of, read_answer
from medannot.domain.model_answers.values import PERSON, Extraction, ModelAnswer
from medannot.domain.people import Actor, UseCase
from medannot.domain.question import ItemType, ItemVersion, QuestionSet
from medannot.domain.randomisation import Draw
from medannot.exchange.model_predictions.fields import read_predictions
from medannot.exchange.model_predictions.worksheets import (
    UNREADABLE,
    WorksheetRow,
    read_worksheet,
    write_worksheet,
)
from medannot.services.model_rows import set_for
from medannot.services.model_values import Assigned, UnreadAnswer
from medannot.store.media import MediaLibrary
from medannot.store.model_runs import ModelRuns
from medannot.store.questions import Questions
from medannot.store.store import Store


class ModelUnread:
    """Shows unread answers in a random order and keeps what persons read in them."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._questions = Questions(store)
        self._runs = ModelRuns(store)

    def waiting(
        self, actor: Actor, set_name: str, *, done_too: bool = False
    ) -> tuple[UnreadAnswer, ...]:
        """Return the unread answers to a set, of all models mixed, in a drawn order.

        The order is the same each time for the same answers: the draw is seeded by how many there
        ever were. Nothing of an answer tells its model, its key or how often it came.

        Args:
            actor: who reads.
            set_name: the set.
            done_too: whether those that a person has read already come as well.

        Raises:
            Refusal: there is no such set, or the actor may not.
        """
        one = self._set(actor, set_name)
        answers = sorted(self._runs.waiting(one.id), key=lambda at: at.id)
        versions = self._questions.versions(at.item_version_id for at in answers)
        erased = self._erased(versions.values())
        mixed = Draw(len(answers), "unread", one.id).shuffled(answers)
        return tuple(
            _unread(at, versions[at.item_version_id], erased)
            for at in mixed
            if done_too or at.assigned is None
        )

    def assign(
        self, actor: Actor, set_name: str, answer_id: ModelAnswerId, chosen: Sequence[OptionId]
    ) -> None:
        """Keep which options an answer means.

        Raises:
            Refusal: the answer is not among the unread ones of the set, an option is not the
                question's, too many are chosen, or the actor may not.
        """
        one = self._set(actor, set_name)
        version = self._version(one, answer_id)
        known = [option.id for option in version.options]
        several = version.type is ItemType.SEVERAL_ANSWERS
        if not chosen or not set(chosen) <= set(known):
            raise Refusal("Choose among the options of the question.")
        if len(set(chosen)) > 1 and not several:
            raise Refusal("This question takes one option.")
        ordered = [id_ for id_ in known if id_ in set(chosen)]
        with self._store.writing(actor) as work:
            self._runs.assign(work, answer_id, Outcome.READ, ordered)

    def set_unreadable(self, actor: Actor, set_name: str, answer_id: ModelAnswerId) -> None:
        """Keep that no option can be read in an answer; it scores 0 and is counted apart.

        Raises:
            Refusal: as in `assign`.
        """
        one = self._set(actor, set_name)
        self._version(one, answer_id)
        with self._store.writing(actor) as work:
            self._runs.assign(work, answer_id, Outcome.UNREADABLE, ())

    def undo(self, actor: Actor, set_name: str, answer_id: ModelAnswerId) -> None:
        """Take back what was read in an answer last; it waits again.

        Raises:
            Refusal: nobody has read it, or as in `assign`.
        """
        one = self._set(actor, set_name)
        self._version(one, answer_id)
        steps = self._runs.history(answer_id)
        if not steps or steps[-1].reading is None:
            raise Refusal("Nobody has read this answer; there is nothing to take back.")
        with self._store.writing(actor) as work:
            self._runs.assign(work, answer_id, Outcome.UNREAD, ())

    def history(
        self, actor: Actor, set_name: str, answer_id: ModelAnswerId
    ) -> Sequence[Extraction]:
        """Return what persons made of an answer, the first step first.

        Raises:
            Refusal: as in `assign`.
        """
        self._version(self._set(actor, set_name), answer_id)
        return self._runs.history(answer_id)

    def write_worksheet(self, actor: Actor, set_name: str, path: Path) -> int:
        """Write the unread answers into a new CSV file or workbook and return how many.

        Raises:
            Refusal: there is a file already, its name ends otherwise, there is no such set, or the
                actor may not.
            EnvironmentFault: the file cannot be written.
        """
        waiting = self.waiting(actor, set_name)
        write_worksheet(
            path,
            [
                WorksheetRow(
                    id=one.id,
                    context=one.context,
                    question=one.stem,
                    options=tuple(option.text for option in one.options),
                    takes_several=one.type is ItemType.SEVERAL_ANSWERS,
                    text=one.raw,
                )
                for one in waiting
            ],
        )
        return len(waiting)

    def read_worksheet(self, actor: Actor, set_name: str, path: Path) -> Assigned:
        """Take in what was written into a worksheet; all of it, or nothing.

        A row whose letters are blank stays as it is; the same file again changes nothing.

        Raises:
            InputFault: a row names no unread answer, or letters that are no options.
            Refusal: there is no such set, or the actor may not.
            EnvironmentFault: the file cannot be read.
        """
        known = {one.id: one for one in self.waiting(actor, set_name, done_too=True)}
        rows = read_worksheet(path)
        wanted: list[tuple[UnreadAnswer, str]] = []
        problems: list[Problem] = []
        blank = 0
        for row, id_, letters in rows:
            said = letters.strip().upper().replace(" ", "").replace(",", "")
            one = known.get(ModelAnswerId(id_))
            if not said:
                blank += 1
            elif one is None:
                problems.append(Problem(path.name, row, "no unread answer of the set has this id."))
            elif fault := _unfit(said, one):
                problems.append(Problem(path.name, row, fault))
            else:
                wanted.append((one, said))
        if problems:
            raise InputFault("The worksheet was not taken in.", tuple(problems))
        fresh = [(one, said) for one, said in wanted if _said(one) != "".join(sorted(said))]
        if fresh:
            with self._store.writing(actor) as work:
                for one, said in fresh:
                    outcome = Outcome.UNREADABLE if said == UNREADABLE else Outcome.READ
                    self._runs.assign(work, one.id, outcome, _chosen(one, said))
        return Assigned(len(rows), len(fresh), len(wanted) - len(fresh), blank, ())

    def take_outside(self, actor: Actor, set_name: str, path: Path, by: str) -> Assigned:
        """Take in what an outside model read in unread answers; people's readings stay.

        Its replies are read by the program's own rule; where that reads nothing, or the model
        found no option (Z), the answer goes on waiting for a person.

        Args:
            actor: who acts.
            set_name: the set.
            path: lines of the answer's id and the outside model's response.
            by: name of the outside model.

        Raises:
            InputFault: a row names no unread answer, or the file is none of replies.
            Refusal: no name, no such set, or the actor may not.
        """
        if not by.strip() or by.strip() == PERSON:
            raise Refusal("Give the outside model's name.")
        known = {one.id: one for one in self.waiting(actor, set_name, done_too=True)}
        file = read_predictions(path)
        problems = list(file.refused)
        wanted: list[tuple[UnreadAnswer, Sequence[OptionId]]] = []
        for row in file.predictions:
            one = known.get(ModelAnswerId(row.source_id or row.item))
            if one is None:
                problems.append(
                    Problem(file.name, row.row, "no unread answer of the set has this id.")
                )
                continue
            reading = read_answer(row.text, one.type, one.options)
            if reading.outcome is Outcome.READ and one.assigned is None:
                wanted.append((one, reading.option_ids))
        if problems:
            raise InputFault("{name} was not taken in.", tuple(problems), name=file.name)
        if wanted:
            with self._store.writing(actor) as work:
                for one, chosen in wanted:
                    self._runs.assign(work, one.id, Outcome.READ, chosen, by.strip())
        left = len(file.predictions) - len(wanted)
        return Assigned(len(file.predictions), len(wanted), 0, left, ())

    def _erased(self, versions: Iterable[ItemVersion]) -> Mapping[MediaId, str]:
        """Return the reason of each image of some questions that was erased."""
        ids = {image.media_id for version in versions for image in version.images}
        media = MediaLibrary(self._store).many(id_ for id_ in ids if id_ is not None)
        return {id_: one.erased_reason for id_, one in media.items() if one.erased}

    def _version(self, one: QuestionSet, answer_id: ModelAnswerId) -> ItemVersion:
        answer = self._runs.answer(answer_id)
        runs = {run.id for run in self._runs.of_set(one.id)}
        unread = answer is not None and answer.read.outcome is Outcome.UNREAD
        if answer is None or not unread or answer.run_id not in runs:
            raise Refusal(
                "This answer is not among the unread ones of the set {set}.", set=one.name
            )
        return self._questions.versions([answer.item_version_id])[answer.item_version_id]

    def _set(self, actor: Actor, set_name: str) -> QuestionSet:
        return set_for(self._questions, actor, UseCase.READ_MODEL_ANSWERS, set_name)


def _unread(
    answer: ModelAnswer, version: ItemVersion, erased: Mapping[MediaId, str]
) -> UnreadAnswer:
    return UnreadAnswer(
        id=answer.id,
        stem=version.stem,
        context=version.context,
        type=version.type,
        options=version.options,
        raw=answer.raw,
        language=version.language,
        assigned=answer.assigned,
        # A name of the source may tell the key.
        images=tuple(replace(image, source_name="", source_mac="") for image in version.images),
        erased={
            id_: erased[id_]
            for id_ in (image.media_id for image in version.images)
            if id_ is not None and id_ in erased
        },
    )


def _unfit(said: str, one: UnreadAnswer) -> str:
    if said == UNREADABLE:
        return ""
    known = LETTERS[: len(one.options)]
    if len(set(said)) < len(said) or not set(said) <= set(known):
        return "the letters are not those of options; where none can be read, write UNREADABLE."
    if len(said) > 1 and one.type is not ItemType.SEVERAL_ANSWERS:
        return "this question takes one option."
    return ""


def _chosen(one: UnreadAnswer, said: str) -> tuple[OptionId, ...]:
    if said == UNREADABLE:
        return ()
    return tuple(one.options[LETTERS.index(letter)].id for letter in sorted(said))


def _said(one: UnreadAnswer) -> str:
    """Return what stands of an answer, as a worksheet says it."""
    if one.assigned is None:
        return ""
    if one.assigned.outcome is Outcome.UNREADABLE:
        return "".join(sorted(UNREADABLE))
    return letters_of(one.assigned.option_ids, one.options)
