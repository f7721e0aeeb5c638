"""Freezing sets, drawing subsets, and saying which questions are one in two languages."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from string import ascii_uppercase

from medannot.domain.errors import Advice, Refusal, Sentence
from medannot.domain.ids import ItemId, ItemVersionId, QuestionSetId, SetVersionId
from medannot.domain.people import Actor, UseCase, require
from medannot.domain.progress import silent
from medannot.domain.question import ItemType, QuestionSet, manifest_hash
from medannot.domain.question_list import ItemQuery
from medannot.domain.subset import ALGORITHM, STRATA, drawn_subset
from medannot.services.question_editing import QuestionEditing
from medannot.services.question_review_values import OpenQuestion
from medannot.store.audit_questions import TAKE
from medannot.store.question_edits import QuestionEdits
from medannot.store.question_sets import FrozenSet, OtherLanguage, QuestionSets, SetDraw
from medannot.store.questions import Questions
from medannot.store.questions_writing import QuestionWriter, SetChange
from medannot.store.store import Store
from medannot.store.unit_of_work import UnitOfWork

__all__ = ["DrawWish", "FrozenSet", "Joined", "OtherLanguage", "SetDraw", "SetKeeping"]


@dataclass(frozen=True, slots=True)
class DrawWish:
    """What a subset is drawn by.

    Attributes:
        seed: of the draw.
        size: how many questions are wanted, units staying whole; None for all that fit.
        strata: properties by which it is divided, of `STRATA`.
        families: whether questions of one case or image stay together.
        query: only these types, abilities, languages, modalities, regions, images, and what is
            asked for; its text counts for nothing.
    """

    seed: int
    size: int | None = None
    strata: tuple[str, ...] = ()
    families: bool = False
    query: ItemQuery | None = None


@dataclass(frozen=True, slots=True)
class Joined:
    """What came of joining two sets.

    Attributes:
        joined: pairs that were joined now.
        already: pairs that were one question before.
        left: source ids that stand in both sets and could not be paired: they stand twice in one
            set, or in the same language.
    """

    joined: int
    already: int
    left: tuple[str, ...]


class SetKeeping:
    """The use cases around whole sets."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._questions = Questions(store)
        self._sets = QuestionSets(store)
        self._editing = QuestionEditing(store)
        self._edits = QuestionEdits(store)

    def freeze(self, actor: Actor, set_name: str, name: str) -> FrozenSet:
        """Name a set's newest version, so that it can be cited; edits make a later one.

        Raises:
            Refusal: there is no such set, the name is taken, by a set too, or the version is.
        """
        require(actor, UseCase.IMPORT_QUESTIONS)
        wanted = name.strip()
        if not wanted:
            raise Refusal("The frozen set has no name; write one.")
        if self._questions.named(wanted) is not None:
            raise Refusal(
                "A set is called {name} itself; choose another name for the frozen version, so "
                "that the two are told apart.",
                name=wanted,
            )
        self._editing.settle(actor, set_name)
        one = self._named(set_name)
        with self._store.writing(actor, "frozen") as work:
            self._sets.freeze(work, one, wanted)
        return next(each for each in self._sets.freezes() if each.name == wanted)

    def frozen(self, actor: Actor) -> tuple[FrozenSet, ...]:
        """Return every frozen set, by set and version."""
        require(actor, UseCase.SEE_QUESTIONS)
        frozen = self._sets.freezes()
        edited = {name: self._edited(name) for name in {one.set_name for one in frozen}}
        return tuple(replace(one, edited=edited[one.set_name]) for one in frozen)

    def draws(self, actor: Actor) -> tuple[SetDraw, ...]:
        """Return how each drawn set was drawn."""
        require(actor, UseCase.SEE_QUESTIONS)
        return self._sets.draws()

    def draw(self, actor: Actor, set_name: str, new_name: str, wish: DrawWish) -> SetDraw:
        """Draw a subset, which is a set of its own that lists the same versions of the same items.

        Args:
            actor: who draws.
            set_name: the set whose newest version is drawn from.
            new_name: of the subset.
            wish: what it is drawn by.

        Raises:
            Refusal: there is no such set, or the name is taken.
            InputFault: none or too many questions are wanted.
        """
        require(actor, UseCase.IMPORT_QUESTIONS)
        name = new_name.strip()
        if not name or self._questions.named(name) or self._questions.frozen(name):
            raise Refusal("Choose a name for the subset that no set has yet.")
        _refuse_strata(wish.strata)
        self._editing.settle(actor, set_name)
        one, query = self._named(set_name), wish.query or ItemQuery()
        places, hashes = self._sets.drawable(one, query, wish.strata)
        size = len(places) if wish.size is None else wish.size
        subset = drawn_subset(places, size, wish.seed, families=wish.families)
        members = subset.members
        with self._store.writing(actor, "subset drawn") as work:
            draw = SetDraw(
                set_name=name,
                of_set=one.name,
                of_number=one.version_number,
                size=size,
                seed=wish.seed,
                families=wish.families,
                strata=wish.strata,
                shares=subset.shares if wish.strata else (),
                filters=_filters(query),
                population=len(places),
                drawn=len(members),
                algorithm=ALGORITHM,
                author=actor.code,
                utc=work.now(),
            )
            change = _listing(work, name, one, members, [hashes[id_] for id_ in members])
            QuestionWriter(self._store).write(work, change, silent, action=TAKE)
            self._sets.add_draw(work, change.set_id, one.version_id, draw)
        return draw

    # Languages

    def join(self, actor: Actor, first: ItemId, second: ItemId) -> str:
        """Say that two items are one question in two languages.

        Returns:
            A sentence where they are answered otherwise, and so may be two questions; else "".

        Raises:
            Refusal: they are the same item, in one language, or joined already.
        """
        require(actor, UseCase.IMPORT_QUESTIONS)
        languages = [self._editing.language(first), self._editing.language(second)]
        if languages[0] == languages[1]:
            raise Refusal("Both questions are in the same language; choose two that differ.")
        if any(each.item_id == second for each in self._sets.other_languages(first)):
            raise Refusal("These two are one question in two languages already.")
        with self._store.writing(actor, "languages joined") as work:
            self._sets.join(work, [(first, second)])
        return next(iter(self.differences(actor, first, second)), "")

    def differences(self, actor: Actor, first: ItemId, second: ItemId) -> tuple[str, ...]:
        """Return a sentence for each way in which two questions are answered otherwise.

        Raises:
            Refusal: one of them is not there.
        """
        require(actor, UseCase.IMPORT_QUESTIONS)
        one, other = (self._editing.open(actor, id_) for id_ in (first, second))
        return tuple(_answered_otherwise(one, other))

    def part(self, actor: Actor, first: ItemId, second: ItemId) -> None:
        """Take back that two items are one question.

        Raises:
            Refusal: nobody said so, or their source does.
        """
        require(actor, UseCase.IMPORT_QUESTIONS)
        for each in self._sets.other_languages(first):
            if each.item_id == second and each.link_id:
                with self._store.writing(actor, "languages parted") as work:
                    self._sets.part(work, first, each)
                return
        raise Refusal("Nobody has joined these two questions; there is nothing to take back.")

    def join_sets(self, actor: Actor, first: str, second: str) -> Joined:
        """Join the questions of two sets that have the same source id and differ in language.

        Raises:
            Refusal: there is no such set, or nothing of them has the same source id.
        """
        require(actor, UseCase.IMPORT_QUESTIONS)
        one, other = (self._sets.by_source_id(self._named(name)) for name in (first, second))
        pairs: list[tuple[ItemId, ItemId]] = []
        left: list[str] = []
        already = 0
        for source_id in sorted(one.keys() & other.keys()):
            mine, theirs = one[source_id], other[source_id]
            if len(mine) != 1 or len(theirs) != 1 or mine[0][1] == theirs[0][1]:
                left.append(source_id)
                continue
            known = {each.item_id for each in self._sets.other_languages(mine[0][0])}
            if theirs[0][0] in known:
                already += 1
            else:
                pairs.append((mine[0][0], theirs[0][0]))
        if not pairs and not already and not left:
            raise Refusal(
                "No question of the two sets has the same source id; join them one by one."
            )
        if pairs:
            with self._store.writing(actor, "languages joined") as work:
                self._sets.join(work, pairs)
        return Joined(len(pairs), already, tuple(left))

    def other_languages(self, actor: Actor, item_id: ItemId) -> tuple[OtherLanguage, ...]:
        """Return the same question in other languages."""
        require(actor, UseCase.SEE_QUESTIONS)
        return self._sets.other_languages(item_id)

    def _edited(self, set_name: str) -> int:
        one = self._questions.named(set_name)
        return self._edits.waiting(one) if one else 0

    def _named(self, name: str) -> QuestionSet:
        one = self._questions.named(name)
        if one is None:
            raise Refusal("There is no question set named {name}.", name=name).advising(
                Advice.LIST_SETS
            )
        return one


def _answered_otherwise(one: OpenQuestion, other: OpenQuestion) -> Iterator[str]:
    """Say where two questions differ in images, type, number of options or the right ones."""
    first, second = one.content, other.content
    if _pictures(one) != _pictures(other):
        yield Sentence("They show different images: look whether they are the same question.")
    if one.version.type is not other.version.type:
        yield Sentence("They are of different types: look whether they are the same question.")
    if len(first.options) != len(second.options):
        yield Sentence(
            "One has {first} options and the other {second}: look whether they are the same "
            "question.",
            first=len(first.options),
            second=len(second.options),
        )
    elif first.right and second.right and first.right != second.right:
        yield Sentence(
            "Their keys differ, {first} and {second}: look whether they are the same question.",
            first=_letters(first.right),
            second=_letters(second.right),
        )


def _pictures(question: OpenQuestion) -> frozenset[str]:
    """Return what tells the images of a question, those too that are missing."""
    return frozenset(image.media_id or image.source_mac for image in question.version.images)


def _letters(places: Collection[int]) -> str:
    return "".join(ascii_uppercase[place] for place in sorted(places))


def _refuse_strata(strata: Sequence[str]) -> None:
    unknown = [each for each in strata if each not in STRATA]
    if unknown:
        raise Refusal(
            "A draw cannot be divided by {what}; choose of: {known}.",
            what=unknown[0],
            known=", ".join(STRATA),
        )


def _listing(
    work: UnitOfWork,
    name: str,
    of: QuestionSet,
    members: Sequence[ItemVersionId],
    hashes: Sequence[str],
) -> SetChange:
    """Return a new set that lists versions of another one's items, and brings none of its own."""
    return SetChange(
        set_id=QuestionSetId(work.ids.new()),
        name=name,
        version_id=SetVersionId(work.ids.new()),
        number=1,
        previous=None,
        units={},
        cases={},
        families={},
        items=(),
        moved=(),
        versions=(),
        references=(),
        members=tuple(members),
        content_hash=manifest_hash(hashes),
        facts={"drawn_from": of.version_id},
    )


def _filters(query: ItemQuery) -> Mapping[str, tuple[str, ...]]:
    chosen: dict[str, frozenset[ItemType] | frozenset[str]] = {
        "type": query.types,
        "ability": query.abilities,
        "language": query.languages,
        "modality": query.modalities,
        "region": query.regions,
        "image": query.images,
        "knowledge": query.needs,
    }
    return {name: tuple(sorted(map(str, those))) for name, those in chosen.items() if those}
