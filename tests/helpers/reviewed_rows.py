"""A project under review as rows, written beside the services: findings, decisions, corrections.

No two lesions of it say the same, since each has a size of its own. Every work has 26 entities; at
the end a third of the works has a lesion renamed, a fifth an attribute rejected, and in a seventh a
lesion was missed.
"""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from medannot.domain.annotation.finding import Lesion, Region, Site, Term, Value
from medannot.store.annotation_records import content_text
from tests.helpers.annotated import FACE, NODULE, PAPULE, PIN

NODES = (PAPULE, NODULE, *(Term(f"L.{n}", PIN, f"Lesion {n}", f"皮损{n}") for n in range(300)))
VALUES = tuple(Value(Term(f"A.{n}", PIN, f"Attribute {n}", f"属性{n}"), (FACE,)) for n in range(3))
SIZED = Value(VALUES[0].attribute, (FACE,), 0.5, 0.5, "mm", measured=True)
LESIONS = tuple(
    content_text(Lesion(one, None, (Site(FACE),), (SIZED, *VALUES[1:]))) for one in NODES
)
POORER = tuple(content_text(Lesion(one, None, (Site(FACE),), (SIZED, VALUES[1]))) for one in NODES)
PARTS = (
    ("lesion", ""),
    ("location", "FACE"),
    ("attribute", "A.0"),
    ("attribute", "A.1"),
    ("attribute", "A.2"),
)
HANDED_IN = 6
ENTITIES = 1 + 5 * len(PARTS)
ADDED = len(PARTS)
_MARKS = ", ".join("?" * 15)


def fill(database: Path) -> int:
    """Write five lesions with a place and three values each into every work, and submit it."""
    connection = sqlite3.connect(database)
    own = connection.execute("SELECT id, project_id, case_id, person_id FROM annotation_assignment")
    works = own.fetchall()
    media = dict(connection.execute("SELECT case_id, media_id FROM case_media"))
    region = content_text(Region(Site(FACE)))
    revisions, current = [], []
    for number, (work, project, case, person) in enumerate(works):
        week = 1 + number * 8 // len(works)
        utc = f"2026-02-{week:02d}T09:00:00.000Z"
        for seq in range(1, HANDED_IN + 1):
            node = node_of(number, seq)
            kind = "region" if seq == 1 else "lesion"
            content = region if seq == 1 else sized(LESIONS[node], number, seq)
            topic = "FACE" if seq == 1 else NODES[node].node_id
            id_, place = f"{number}-{seq}", media[case] if seq == 1 else None
            revisions.append(
                (
                    *(f"r{id_}", work, seq, f"f{id_}", None, f"a{id_}", person, "annotator", utc),
                    *("made", kind, place, content, PIN, ""),
                )
            )
            current.append((f"f{id_}", project, case, work, f"r{id_}", kind, place, topic))
    with connection:
        connection.executemany(f"INSERT INTO finding_revision VALUES ({_MARKS})", revisions)
        connection.executemany(f"INSERT INTO current_finding VALUES ({_MARKS[:22]})", current)
        connection.execute("UPDATE annotation_assignment SET state = 'submitted'")
        connection.execute("UPDATE annotation_case SET disagrees = (number % 4 = 0)")
    connection.close()
    return len(works) * ENTITIES


def node_of(number: int, seq: int) -> int:
    """Return which node a lesion of a work is."""
    return (number // 2 * 7 + seq * seq + (number % 2) * (number % 13 == 1)) % len(NODES)


def sized(content: str, number: int, seq: int) -> str:
    """Return the content of a lesion with a size that no other has."""
    size = number * 10 + seq + 0.5
    return content.replace(":0.5", f":{size!r}")


def tally_all(database: Path) -> None:
    """Let every work have decisions, as at the end of the round."""
    connection = sqlite3.connect(database)
    with connection:
        connection.execute(
            "UPDATE review_place SET state = 'done', "
            f"kept = {ENTITIES} - (position % 3 = 0) - (position % 5 = 0), "
            "changed = position % 3 = 0, deleted = position % 5 = 0, "
            f"added = {ADDED} * (position % 7 = 0)"
        )
    connection.close()


def decide_all(database: Path) -> None:
    """Write what `tally_all` says as decisions and corrections, where there are none yet."""
    connection = sqlite3.connect(database)
    places = connection.execute(
        "SELECT id, assignment_id, person_id, position FROM review_place WHERE id NOT IN "
        "(SELECT place_id FROM review_decision)"
    ).fetchall()
    known: dict[str, list[str]] = {}
    for work, finding in connection.execute(
        "SELECT assignment_id, finding_id FROM finding_revision WHERE seq <= ? ORDER BY seq",
        (HANDED_IN,),
    ):
        known.setdefault(work, []).append(finding)
    with connection:
        for place, work, person, position in places:
            one = _Work(place, work, person, position, tuple(known[work]))
            connection.executemany(
                f"INSERT INTO finding_revision VALUES ({_MARKS})", one.corrections()
            )
            connection.executemany(
                f"INSERT INTO review_decision VALUES ({_MARKS[:-3]})", one.decisions()
            )
    connection.close()


@dataclass(frozen=True, slots=True)
class _Work:
    place: str
    work: str
    person: str
    position: int
    findings: tuple[str, ...]

    @property
    def number(self) -> int:
        return int(self.findings[0][1:].split("-")[0])

    @property
    def renamed(self) -> bool:
        return self.position % 3 == 0

    @property
    def rejected(self) -> bool:
        return self.position % 5 == 0

    @property
    def missed(self) -> bool:
        return self.position % 7 == 0

    def corrections(self) -> list[tuple[object, ...]]:
        found: list[tuple[object, ...]] = []

        def correct(finding: str, previous: str | None, content: str) -> None:
            seq = HANDED_IN + 1 + len(found)
            id_ = f"{self.number}-{seq}"
            utc = "2026-03-01T09:00:00.000Z"
            found.append(
                (
                    *(f"r{id_}", self.work, seq, finding, previous, f"a{id_}", self.person),
                    *("reviewer", utc, "corrected", "lesion", None, content, PIN, "wrong_term"),
                )
            )

        number = self.number
        if self.renamed:
            node = (node_of(number, 2) + 1) % len(NODES)
            correct(self.findings[1], f"r{number}-2", sized(LESIONS[node], number, 2))
        if self.rejected:
            content = sized(POORER[node_of(number, 3)], number, 3)
            correct(self.findings[2], f"r{number}-3", content)
        if self.missed:
            correct(f"f{number}-7", None, sized(LESIONS[number % len(NODES)], number, 7))
        return found

    def decisions(self) -> list[tuple[object, ...]]:
        told = [
            (finding, kind, part)
            for at, finding in enumerate(self.findings)
            for kind, part in ((("region", ""),) if at == 0 else PARTS)
        ]
        verdicts = dict.fromkeys(told, "accept")
        if self.renamed:
            verdicts[self.findings[1], "lesion", ""] = "edit"
        if self.rejected:
            verdicts[self.findings[2], "attribute", "A.2"] = "reject"
        if self.missed:
            verdicts[f"f{self.number}-7", "lesion", ""] = "add"
        seen = HANDED_IN + self.renamed + self.rejected + self.missed
        utc = "2026-03-01T09:00:00.000Z"
        return [
            (
                *(f"{self.place}-{seq}", self.place, seq, *key, verdict),
                *(None if verdict == "accept" else "wrong_term", "", self.person, utc),
                *(None, None, seen),
            )
            for seq, (key, verdict) in enumerate(verdicts.items(), start=1)
        ]
