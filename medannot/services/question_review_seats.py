"""Who may review questions, and who must not see their keys."""

from collections.abc import Sequence

from medannot.domain.errors import Advice, Refusal
from medannot.domain.ids import PersonId
from medannot.domain.people import Actor, Role, UseCase, may, require
from medannot.domain.question import QuestionSet
from medannot.services.people_entering import refuse_unfit_codes
from medannot.store.people import SET_SCOPE, People
from medannot.store.question_reviews import QuestionReviews
from medannot.store.questions import Questions
from medannot.store.store import Store


class QuestionSeats:
    """Lets persons review the questions of a set; readers who have them before them may not."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._questions = Questions(store)
        self._reviews = QuestionReviews(store)
        self._people = People(store)

    def invite(self, actor: Actor, set_name: str, codes: Sequence[str]) -> None:
        """Let persons review the questions of a set; who is not there yet is made.

        Raises:
            Refusal: there is no such set, a code is unfit or doubled, or somebody is yet to read
                questions of the set in a study.
        """
        one = self._set(actor, UseCase.PLAN_REVIEW, set_name)
        refuse_unfit_codes(self._people, codes)
        known = {code: self._people.by_code(code) for code in codes}
        for code, person in known.items():
            if person is not None:
                self._refuse_reader(code, person.id, one)
        with self._store.writing(actor) as work:
            new = self._people.add(work, [code for code, who in known.items() if who is None])
            granted = [who.id for who in (*known.values(), *new) if who is not None]
            fresh = [id_ for id_ in granted if Role.REVIEWER not in self._people.roles(id_, one.id)]
            self._people.grant(work, fresh, Role.REVIEWER, one.id, scope_kind=SET_SCOPE)
            if not work.notes:
                work.note("people.grant", f"{SET_SCOPE}:{one.id}", new={"codes": list(codes)})

    def reviewers(self, actor: Actor, set_name: str) -> tuple[str, ...]:
        """Return the codes of those who may review the questions of a set.

        Raises:
            Refusal: there is no such set, or the actor may not see it.
        """
        one = self._set(actor, UseCase.SEE_QUESTIONS, set_name)
        return self._people.holders(Role.REVIEWER, one.id)

    def seat(self, actor: Actor, set_name: str | None, code: str) -> Actor:
        """Return who reviews: the actor, or for an owner whoever has this code.

        Args:
            actor: who asks.
            set_name: of the set; None for all sets that the reviewer may review.
            code: of the reviewer.

        Raises:
            Refusal: the actor may not review for this person, or that person may not review the
                set's questions.
        """
        self._sets(actor, UseCase.REVIEW_QUESTIONS, set_name)
        if actor.code != code and Role.OWNER not in actor.roles:
            raise Refusal(
                "{actor} may not review for {code}; open your own list.",
                actor=actor.code,
                code=code,
            )
        seated = self._people.actor(code)
        for one in self._sets(seated, UseCase.REVIEW_QUESTIONS, set_name):
            require(seated, UseCase.REVIEW_QUESTIONS, one.id)
            self._refuse_reader(code, seated.person_id, one)
        return seated

    def _sets(self, actor: Actor, use_case: UseCase, name: str | None) -> tuple[QuestionSet, ...]:
        """Return the set of this name; without one all that are the actor's.

        Sets of which the actor is yet to read questions are left out of all.

        Raises:
            Refusal: there is no such set, or none is the actor's.
        """
        if name is not None:
            return (self._set(actor, use_case, name),)
        sets = [one for one in self._questions.sets() if may(actor, use_case, one.id)]
        if not sets:
            require(actor, use_case)
        free = tuple(one for one in sets if not self._is_yet_to_read(actor.person_id, one))
        if sets and not free:
            self._refuse_reader(actor.code, actor.person_id, sets[0])
        return free

    def _set(self, actor: Actor, use_case: UseCase, name: str) -> QuestionSet:
        one = self._questions.named(name)
        require(actor, use_case, one.id if one else None)
        if one is None:
            raise Refusal("There is no question set named {name}.", name=name).advising(
                Advice.LIST_SETS
            )
        return one

    def _author(self, actor: Actor, one: QuestionSet) -> PersonId:
        require(actor, UseCase.REVIEW_QUESTIONS, one.id)
        if actor.person_id is None:
            raise Refusal(
                "Say who reviews these questions; {code} decides nothing in their own name.",
                code=actor.code,
            )
        self._refuse_reader(actor.code, actor.person_id, one)
        return actor.person_id

    def _refuse_reader(self, code: str, person: PersonId | None, one: QuestionSet) -> None:
        """Keep who is yet to read questions of a set from seeing them and their keys."""
        if self._is_yet_to_read(person, one):
            raise Refusal(
                "{code} is yet to read questions of the set {set} in a study and must not see "
                "their keys; let somebody else review them.",
                code=code,
                set=one.name,
            )

    def _is_yet_to_read(self, person: PersonId | None, one: QuestionSet) -> bool:
        return person is not None and self._reviews.is_yet_to_read(person, one.id)
