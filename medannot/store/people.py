"""People by pseudonymous code, and the roles they hold."""

from collections.abc import Iterable, Sequence
from itertools import islice

from sqlalchemy import Connection, Row, insert, select

from medannot.domain.errors import Refusal
from medannot.domain.ids import PersonId
from medannot.domain.people import Actor, Person, Role
from medannot.store.store import Store
from medannot.store.tables import PersonRow, RoleRow, table_of
from medannot.store.unit_of_work import UnitOfWork

WORKSPACE_SCOPE = "workspace"
STUDY_SCOPE = "study"
PROJECT_SCOPE = "project"
SET_SCOPE = "question_set"

_CODES_AT_ONCE = 500  # parameters of one statement; SQLite of old took 999

_PERSON = table_of(PersonRow)
_ROLE = table_of(RoleRow)


class People:
    """The persons of a workspace; their names are in no table (see `store.names`)."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(
        self, work: UnitOfWork, codes: Sequence[str], *, simulated: bool = False
    ) -> tuple[Person, ...]:
        """Add persons with new codes, in this order.

        The caller's note says what they were added for; the rows are noted here.

        Raises:
            Refusal: a code is taken.
        """
        taken = self._among(work.connection, codes)
        if taken or len(set(codes)) < len(codes):
            raise Refusal(
                "The reader code {code} is taken in this workspace; choose another.",
                code=min(taken, default=None) or max(codes, key=list(codes).count),
            )
        people = tuple(
            Person(id=PersonId(work.ids.new()), code=code, simulated=simulated) for code in codes
        )
        rows = [
            {
                "id": person.id,
                "code": person.code,
                "origin": "simulated" if simulated else "person",
                "created_utc": work.now(),
            }
            for person in people
        ]
        if rows:
            work.connection.execute(insert(_PERSON), rows)
            work.note("people.add", "people", new={"rows": {_PERSON.name: rows}})
        return people

    def grant(
        self,
        work: UnitOfWork,
        people: Iterable[PersonId],
        role: Role,
        scope_id: str,
        *,
        scope_kind: str = STUDY_SCOPE,
    ) -> None:
        """Give persons a role in one study, project, question set or the whole workspace.

        Args:
            work: the running write.
            people: their ids.
            role: what they may do there.
            scope_id: the study's id, the project's, or the workspace's.
            scope_kind: which of these it is.
        """
        rows = [
            {
                "id": work.ids.new(),
                "person_id": person,
                "role": role.value,
                "scope_kind": scope_kind,
                "scope_id": scope_id,
                "granted_utc": work.now(),
            }
            for person in people
        ]
        if rows:
            work.connection.execute(insert(_ROLE), rows)
            work.note("people.grant", f"{scope_kind}:{scope_id}", new={"rows": {_ROLE.name: rows}})

    def all(self) -> tuple[Person, ...]:
        """Return every person, by code."""
        with self._store.reading() as connection:
            rows = connection.execute(select(_PERSON).order_by(_PERSON.c.code)).all()
        return tuple(_person(row) for row in rows)

    def by_code(self, code: str) -> Person | None:
        """Return the person with this code, or None."""
        with self._store.reading() as connection:
            row = connection.execute(select(_PERSON).where(_PERSON.c.code == code)).first()
        return _person(row) if row else None

    def taken(self, codes: Iterable[str]) -> frozenset[str]:
        """Return those of the codes that somebody has."""
        with self._store.reading() as connection:
            return self._among(connection, codes)

    def roles(self, person_id: PersonId, scope_id: str) -> frozenset[Role]:
        """Return the roles that a person holds in one study, project or workspace."""
        wanted = select(_ROLE.c.role).where(
            _ROLE.c.person_id == person_id, _ROLE.c.scope_id == scope_id
        )
        with self._store.reading() as connection:
            return frozenset(Role(row.role) for row in connection.execute(wanted))

    def holders(self, role: Role, scope_id: str) -> tuple[str, ...]:
        """Return the codes of those who hold a role in one study, project, set or workspace."""
        wanted = (
            select(_PERSON.c.code)
            .join(_ROLE, _ROLE.c.person_id == _PERSON.c.id)
            .where(_ROLE.c.role == role.value, _ROLE.c.scope_id == scope_id)
            .order_by(_PERSON.c.code)
        )
        with self._store.reading() as connection:
            return tuple(connection.execute(wanted).scalars())

    def actor(self, code: str) -> Actor:
        """Return a person as the one who acts, with the roles of the workspace and each study.

        Raises:
            Refusal: nobody has this code.
        """
        person = self.by_code(code)
        if person is None:
            raise Refusal("Nobody here has the code {code}; look it up.", code=code)
        wanted = select(_ROLE.c.role, _ROLE.c.scope_kind, _ROLE.c.scope_id)
        everywhere: set[Role] = set()
        scoped: dict[str, frozenset[Role]] = {}
        with self._store.reading() as connection:
            for row in connection.execute(wanted.where(_ROLE.c.person_id == person.id)):
                role = Role(row.role)
                if row.scope_kind == WORKSPACE_SCOPE:
                    everywhere.add(role)
                else:
                    scoped[row.scope_id] = scoped.get(row.scope_id, frozenset()) | {role}
        return Actor(person.code, frozenset(everywhere), person.id, scoped)

    @staticmethod
    def _among(connection: Connection, codes: Iterable[str]) -> frozenset[str]:
        found: set[str] = set()
        waiting = iter(codes)
        while some := list(islice(waiting, _CODES_AT_ONCE)):
            wanted = select(_PERSON.c.code).where(_PERSON.c.code.in_(some))
            found.update(row.code for row in connection.execute(wanted))
        return frozenset(found)


def _person(row: Row[tuple[object, ...]]) -> Person:
    return Person(id=PersonId(row.id), code=row.code, simulated=row.origin == "simulated")
