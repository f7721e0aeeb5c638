"""The persons of a workspace, and the list of names that lies outside its database."""

from collections.abc import Mapping
from pathlib import Path

from medannot.domain.errors import InputFault, Problem, Sentence
from medannot.domain.people import Actor, Person, UseCase, require
from medannot.store.names import NamesFile, name_rows
from medannot.store.people import People
from medannot.store.store import Store


class PeopleCare:
    """Lists codes, and keeps who stands behind them for the coordinator's eyes."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._people = People(store)
        self._names = NamesFile(store.folder)

    def all(self, actor: Actor) -> tuple[Person, ...]:
        """Return every person by code, without a name.

        Raises:
            Refusal: the actor may not.
        """
        require(actor, UseCase.MANAGE_WORKSPACE)
        return self._people.all()

    def names(self, actor: Actor) -> Mapping[str, str]:
        """Return the names by code; nothing where no list is kept.

        Raises:
            Refusal: the actor may not.
            EnvironmentFault: the list cannot be read.
        """
        require(actor, UseCase.MANAGE_WORKSPACE)
        return self._names.read()

    def take_names(self, actor: Actor, file: Path) -> int:
        """Replace the list of names by a CSV file with the columns code and name; count them.

        Raises:
            Refusal: the actor may not.
            InputFault: the file is missing or no such table, or a row names nobody here or
                somebody twice; the former list stays.
            EnvironmentFault: the list cannot be written.
        """
        require(actor, UseCase.MANAGE_WORKSPACE)
        rows = _rows(file)
        known = {person.code for person in self._people.all() if not person.simulated}
        problems = tuple(_problems(file.name, rows, known))
        if problems:
            raise InputFault("The list of names is not taken; mend its rows.", problems)
        with self._store.writing(actor, "list of names replaced") as work:
            # The count alone: no name may come near the database.
            work.note("people.names", "people", new={"names": len(rows)})
            self._names.write(dict(rows))
        return len(rows)


def _rows(file: Path) -> list[tuple[str, str]]:
    try:
        return name_rows(file)
    except FileNotFoundError as fault:
        raise InputFault("There is no file {name}; look at its name.", name=file) from fault
    except (OSError, ValueError) as fault:
        raise InputFault(
            "{name} is no list of names; give a CSV file in UTF-8 with the columns code and name.",
            name=file.name,
        ) from fault


def _problems(name: str, rows: list[tuple[str, str]], known: set[str]) -> list[Problem]:
    problems: list[Problem] = []
    seen: set[str] = set()
    for number, (code, person) in enumerate(rows, start=1):
        if code not in known:
            problems.append(
                Problem(name, number, Sentence("nobody here has the code {code}.", code=code[:80]))
            )
        elif code in seen:
            problems.append(
                Problem(
                    name, number, Sentence("the code {code} stands in the list twice.", code=code)
                )
            )
        elif not person:
            problems.append(
                Problem(name, number, Sentence("the code {code} has no name.", code=code))
            )
        seen.add(code)
    return problems
