"""Persons by their codes, made where they are not there, with a role in one project."""

from collections.abc import Sequence

from medannot.domain.errors import Refusal
from medannot.domain.ids import PersonId, ProjectId
from medannot.domain.names import is_code, refuse_unfit_name
from medannot.domain.people import Role
from medannot.store.people import PROJECT_SCOPE, People
from medannot.store.unit_of_work import UnitOfWork


def refuse_unfit_codes(people: People, codes: Sequence[str]) -> None:
    """Refuse codes that are no codes, or that are named twice.

    Args:
        people: those of the workspace, who are called as they were.
        codes: as they were given.

    Raises:
        Refusal: a code is unfit or doubled.
    """
    for code in codes:
        refuse_unfit_name(code, "person")
        if not is_code(code) and people.by_code(code) is None:
            raise Refusal(
                "{code} looks like a name; call people by pseudonymous codes such as ann-01, of "
                "letters, digits and hyphens.",
                code=code,
            )
    if len(set(codes)) < len(codes):
        raise Refusal("A code is named twice; name each person once.")


def entered(
    people: People, work: UnitOfWork, project_id: ProjectId, codes: Sequence[str], role: Role
) -> tuple[PersonId, ...]:
    """Return the persons of these codes, made where they are not there, with their role."""
    there = {code: one for code in codes if (one := people.by_code(code))}
    made = people.add(work, [code for code in codes if code not in there])
    there |= {person.code: person for person in made}
    ids = tuple(there[code].id for code in codes)
    lacking = [id_ for id_ in ids if role not in people.roles(id_, project_id)]
    people.grant(work, lacking, role, project_id, scope_kind=PROJECT_SCOPE)
    return ids
