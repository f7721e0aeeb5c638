"""Answers of models that the rule could not read: a person reads them, blind to model and key."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from medannot.domain.errors import InputFault, Problem, Refusal, Sentence
from medannot.domain.ids import MediaId, ModelAnswerId, OptionId
from medannot.domain.model_answers.rule import (
    LETTERS,
    Outcome,
    Reading,
    Way,
    letters_of,
    read_answer,
)
from medannot.domain.model_answers.values import PERSON, Extraction
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
from medannot.services.model_alike import Alike, apart, read_by_people, together, words_of
from medannot.services.model_rows import set_or_frozen
from medannot.services.model_values import Assigned, UnreadAnswer
from medannot.store.media import MediaLibrary
from medannot.store.model_runs import ModelRuns
from medannot.store.questions import Questions
from medannot.store.store import Store

_UNREADABLE = "".join(sorted(UNREADABLE))
"""Letters are compared in their order."""

_NOT_UNREAD = "This answer is not among the unread ones of the set {set}."
_UNKNOWN = "no unread answer of the set has this id."
_OTHERWISE = "row {first} says otherwise of the same answer to this question."


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

        Answers to one question in the same words that wait together are one: they are read once for
        all, and what was read in others before stays. The order is the same each time for the same
        answers: the draw is seeded by how many there ever were. Nothing of an answer tells its
        model or its key; how many are alike is not for who reads them.

        Args:
            actor: who reads.
            set_name: the set.
            done_too: whether those that a person has read already come as well.

        Raises:
            Refusal: there is no such set, or the actor may not.
        """
        one = self._set(actor, set_name)
        return tuple(said for said, _ in self._mixed(one) if done_too or said.assigned is None)

    def for_outside(self, actor: Actor, set_name: str) -> tuple[UnreadAnswer, ...]:
        """Return the waiting answers that an outside model may read; see `take_outside`.

        Raises:
            Refusal: as in `waiting`.
        """
        mixed = self._mixed(self._set(actor, set_name))
        by_people = read_by_people(some for _, some in mixed)
        return tuple(
            said
            for said, some in mixed
            if said.assigned is None and words_of(some[0]) not in by_people
        )

    def _mixed(self, one: QuestionSet) -> list[tuple[UnreadAnswer, Alike]]:
        """Return all answers that the rule could not read, alike ones as one, in a drawn order."""
        groups = together(self._runs.waiting(one.id))
        versions = self._questions.versions(some[0].item_version_id for some in groups)
        erased = self._erased(versions.values())
        mixed = Draw(len(groups), "unread", one.id).shuffled(groups)
        return [
            (_unread(part, versions[part[0].item_version_id], erased), part)
            for some in mixed
            for part in apart(some)
        ]

    def assign(
        self, actor: Actor, set_name: str, answer_id: ModelAnswerId, chosen: Sequence[OptionId]
    ) -> None:
        """Keep which options an answer, and all that are alike, means: for each by itself.

        Raises:
            Refusal: the answer is not among the unread ones of the set, an option is not the
                question's, too many are chosen, or the actor may not.
        """
        one = self._set(actor, set_name)
        some, version = self._alike(one, answer_id)
        known = [option.id for option in version.options]
        several = version.type is ItemType.SEVERAL_ANSWERS
        if not chosen or not set(chosen) <= set(known):
            raise Refusal("Choose among the options of the question.")
        if len(set(chosen)) > 1 and not several:
            raise Refusal("This question takes one option.")
        ordered = [id_ for id_ in known if id_ in set(chosen)]
        self._assign(actor, some, answer_id, Reading(Outcome.READ, tuple(ordered), Way.NONE))

    def set_unreadable(self, actor: Actor, set_name: str, answer_id: ModelAnswerId) -> None:
        """Keep that no option can be read in an answer, and in all that are alike.

        They score 0 and are counted apart.

        Raises:
            Refusal: as in `assign`.
        """
        one = self._set(actor, set_name)
        some, _ = self._alike(one, answer_id)
        self._assign(actor, some, answer_id, Reading(Outcome.UNREADABLE, (), Way.NONE))

    def _assign(
        self, actor: Actor, some: Alike, answer_id: ModelAnswerId, reading: Reading
    ) -> None:
        """Write a person's reading of answers that are alike; who holds it already needs none."""
        with self._store.writing(actor) as work:
            moment = work.now()
            for at in some:
                if at.id == answer_id or (at.assigned, at.assigned_by) != (reading, PERSON):
                    self._runs.assign(work, moment, at.id, reading.outcome, reading.option_ids)

    def undo(self, actor: Actor, set_name: str, answer_id: ModelAnswerId) -> None:
        """Take back what was read in an answer, and in all that were read with it; they wait again.

        Raises:
            Refusal: nobody has read it, or as in `assign`.
        """
        one = self._set(actor, set_name)
        some = [at for at in self._alike(one, answer_id)[0] if at.assigned is not None]
        # What was read at another time stays: a reading is one act, over all that waited then.
        moments = {at.id: self._runs.history(at.id)[-1].utc for at in some}
        some = [at for at in some if moments[at.id] == moments[answer_id]]
        if not some:
            raise Refusal("Nobody has read this answer; there is nothing to take back.")
        with self._store.writing(actor) as work:
            moment = work.now()
            for at in some:
                self._runs.assign(work, moment, at.id, Outcome.UNREAD, ())

    def history(
        self, actor: Actor, set_name: str, answer_id: ModelAnswerId
    ) -> Sequence[Extraction]:
        """Return what persons made of an answer, the first step first.

        Raises:
            Refusal: as in `assign`.
        """
        self._alike(self._set(actor, set_name), answer_id)
        return self._runs.history(answer_id)

    def write_worksheet(self, actor: Actor, set_name: str, path: Path) -> int:
        """Write the unread answers into a new CSV file or workbook and return how many rows.

        Answers that are alike are one row.

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

        A row stands for all answers that are alike, whichever of them it names. One whose letters
        are blank stays as it is; the same file again changes nothing.

        Raises:
            InputFault: a row names no unread answer, or letters that are no options, or says
                otherwise of an answer than an earlier row.
            Refusal: there is no such set, or the actor may not.
            EnvironmentFault: the file cannot be read.
        """
        known = self._by_id(self._set(actor, set_name))
        rows = read_worksheet(path)
        wanted: dict[ModelAnswerId, tuple[int, str]] = {}
        problems: list[Problem] = []
        blank = 0
        for row, id_, letters in rows:
            said = "".join(sorted(letters.strip().upper().replace(" ", "").replace(",", "")))
            found = known.get(ModelAnswerId(id_))
            if not said:
                blank += 1
            elif found is None:
                problems.append(Problem(path.name, row, _UNKNOWN))
            elif fault := _unfit(said, found[0]):
                problems.append(Problem(path.name, row, fault))
            elif (first := wanted.setdefault(found[0].id, (row, said)))[1] != said:
                problems.append(Problem(path.name, row, Sentence(_OTHERWISE, first=first[0])))
        if problems:
            raise InputFault("The worksheet was not taken in.", tuple(problems))
        fresh = [
            (at.id, said, one)
            for one, some in (known[id_] for id_ in wanted)
            for said in (wanted[one.id][1],)
            for at in some
            if _said(at.assigned, one) != said
        ]
        if fresh:
            with self._store.writing(actor) as work:
                moment = work.now()
                for id_, said, one in fresh:
                    outcome = Outcome.UNREADABLE if said == _UNREADABLE else Outcome.READ
                    self._runs.assign(work, moment, id_, outcome, _chosen(one, said))
        changed = len({one.id for _, _, one in fresh})
        unchanged = len(rows) - blank - changed
        return Assigned(len(rows), changed, unchanged, blank, (), len(fresh))

    def _by_id(self, one: QuestionSet) -> Mapping[ModelAnswerId, tuple[UnreadAnswer, Alike]]:
        """Return by the id of each unread answer what stands of it and those that are alike."""
        return {at.id: (said, some) for said, some in self._mixed(one) for at in some}

    def take_outside(self, actor: Actor, set_name: str, path: Path, by: str) -> Assigned:
        """Take in what an outside model read in unread answers; people's readings stay.

        Where a person has read the same words already, those of another model wait for a person
        too: equal answers are not to score otherwise.

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
        known = self._by_id(self._set(actor, set_name))
        file = read_predictions(path)
        problems = list(file.refused)
        by_people = read_by_people(some for _, some in known.values())
        wanted: dict[ModelAnswerId, Sequence[OptionId]] = {}
        taken = read_before = for_people = 0
        for row in file.predictions:
            found = known.get(ModelAnswerId(row.source_id or row.item))
            if found is None:
                problems.append(Problem(file.name, row.row, _UNKNOWN))
                continue
            one, some = found
            reading = read_answer(row.text, one.type, one.options)
            free = [
                at.id
                for at in some
                if at.assigned is None and at.id not in wanted and words_of(at) not in by_people
            ]
            if reading.outcome is Outcome.READ and free:
                wanted |= dict.fromkeys(free, reading.option_ids)
                taken += 1
            elif any(at.assigned is None and words_of(at) in by_people for at in some):
                for_people += 1
            elif all(at.assigned is not None for at in some):
                read_before += 1
        if problems:
            raise InputFault("{name} was not taken in.", tuple(problems), name=file.name)
        if wanted:
            with self._store.writing(actor) as work:
                moment = work.now()
                for id_, chosen in wanted.items():
                    self._runs.assign(work, moment, id_, Outcome.READ, chosen, source=by.strip())
        rows = len(file.predictions)
        left = rows - taken - read_before
        return Assigned(rows, taken, read_before, left, (), len(wanted), for_people)

    def _erased(self, versions: Iterable[ItemVersion]) -> Mapping[MediaId, str]:
        """Return the reason of each image of some questions that was erased."""
        ids = {image.media_id for version in versions for image in version.images}
        media = MediaLibrary(self._store).many(id_ for id_ in ids if id_ is not None)
        return {id_: one.erased_reason for id_, one in media.items() if one.erased}

    def _alike(self, one: QuestionSet, answer_id: ModelAnswerId) -> tuple[Alike, ItemVersion]:
        """Return an unread answer with all that are alike, and the question that they answer.

        Raises:
            Refusal: it is not among the unread ones of the set.
        """
        answer = self._runs.answer(answer_id)
        runs = {run.id for run in self._runs.of_set(one.id)}
        unread = answer is not None and answer.read.outcome is Outcome.UNREAD
        if answer is None or not unread or answer.run_id not in runs:
            raise Refusal(_NOT_UNREAD, set=one.name)
        same = self._runs.waiting(one.id, answer.item_version_id)
        parts = (part for group in together(same) for part in apart(group))
        some = next((part for part in parts if any(at.id == answer_id for at in part)), None)
        if some is None:
            raise Refusal(_NOT_UNREAD, set=one.name)
        return some, self._questions.versions([answer.item_version_id])[answer.item_version_id]

    def _set(self, actor: Actor, set_name: str) -> QuestionSet:
        return set_or_frozen(self._questions, actor, UseCase.READ_MODEL_ANSWERS, set_name)


def _unread(some: Alike, version: ItemVersion, erased: Mapping[MediaId, str]) -> UnreadAnswer:
    answer = some[0]
    waits = any(at.assigned is None for at in some)
    return UnreadAnswer(
        id=answer.id,
        stem=version.stem,
        context=version.context,
        type=version.type,
        options=version.options,
        raw=answer.raw,
        language=version.language,
        assigned=None if waits else answer.assigned,
        alike=len(some),
        # A name of the source may tell the key.
        images=tuple(replace(image, source_name="", source_mac="") for image in version.images),
        erased={
            id_: erased[id_]
            for id_ in (image.media_id for image in version.images)
            if id_ is not None and id_ in erased
        },
    )


def _unfit(said: str, one: UnreadAnswer) -> str:
    if said == _UNREADABLE:
        return ""
    known = LETTERS[: len(one.options)]
    if len(set(said)) < len(said) or not set(said) <= set(known):
        return "the letters are not those of options; where none can be read, write UNREADABLE."
    if len(said) > 1 and one.type is not ItemType.SEVERAL_ANSWERS:
        return "this question takes one option."
    return ""


def _chosen(one: UnreadAnswer, said: str) -> tuple[OptionId, ...]:
    if said == _UNREADABLE:
        return ()
    return tuple(one.options[LETTERS.index(letter)].id for letter in sorted(said))


def _said(assigned: Reading | None, one: UnreadAnswer) -> str:
    """Return what stands of an answer, as a worksheet says it: its letters in their order."""
    if assigned is None:
        return ""
    if assigned.outcome is Outcome.UNREADABLE:
        return _UNREADABLE
    return "".join(sorted(letters_of(assigned.option_ids, one.options)))
