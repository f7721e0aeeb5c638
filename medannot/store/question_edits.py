"""Versions of questions that a review makes, and how they come into the next version of the set.

An edit appends an item version with its key at once; the set's newest version stays frozen as it
is. What waits is taken into one further set version when a reviewer goes, so that a set of twenty
thousand questions is not listed anew for every edit.
"""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, select

from medannot.domain.ids import ItemId, ItemVersionId, QuestionSetId, SetVersionId
from medannot.domain.progress import silent
from medannot.domain.question import ItemVersion, QuestionSet, ReferenceAnswer, manifest_hash
from medannot.domain.review.decision import Verdict
from medannot.domain.review.questions import current_versions
from medannot.store.audit_items import rows_sha256
from medannot.store.audit_questions import EDIT, TAKE, facts_of
from medannot.store.question_reviews import DECISION, decisions_of, members_of, waiting_edits
from medannot.store.questions_tables import ITEM, MEMBER, SET_VERSION, VERSION, newest_versions
from medannot.store.questions_writing import QuestionWriter, SetChange
from medannot.store.reference_answers import key_rows
from medannot.store.store import Store
from medannot.store.unit_of_work import UnitOfWork

_IDS_AT_ONCE = 500


class QuestionEdits:
    """Writes versions of questions that a reviewer makes."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._writer = QuestionWriter(store)

    def waiting(self, one: QuestionSet) -> int:
        """Return how many questions are edited and not in the set's newest version yet."""
        with self._store.reading() as connection:
            return waiting_edits(connection, one.version_id)

    def now(self, items: Sequence[ItemId]) -> Mapping[ItemId, ItemVersionId]:
        """Return the versions that questions have by now in the sets they came with.

        Edits that are in no set version yet count too; questions that are in their set's newest
        version no longer are left out.
        """
        found: dict[ItemId, ItemVersionId] = {}
        with self._store.reading() as connection:
            for start in range(0, len(items), _IDS_AT_ONCE):
                found |= _now(connection, items[start : start + _IDS_AT_ONCE])
        return found

    def versions_in(self, one: QuestionSet) -> frozenset[ItemVersionId]:
        """Return the versions in a set's newest version that a person made by an edit.

        They were edited by hand, so they are few beside the questions of a large set.
        """
        wanted = (
            select(DECISION.c.new_version_id)
            .join(MEMBER, MEMBER.c.item_version_id == DECISION.c.new_version_id)
            .where(
                DECISION.c.set_id == one.id,
                # To take an edit back leads to the version before it, which may be nobody's edit.
                DECISION.c.verdict == Verdict.EDIT,
                MEMBER.c.set_version_id == one.version_id,
            )
        )
        with self._store.reading() as connection:
            return frozenset(map(ItemVersionId, connection.execute(wanted).scalars()))

    def add(self, work: UnitOfWork, version: ItemVersion, key: ReferenceAnswer | None) -> None:
        """Append a version of a question with its key, and say so in the audit."""
        keys = (key,) if key else ()
        self._writer.add_versions(work, (version,), key_rows(keys))
        work.note(
            EDIT,
            f"item:{version.item_id}",
            new={
                "item_version": version.id,
                "content_sha256": version.content_hash,
                "versions_sha256": rows_sha256([facts_of(version)]),
                "keys_sha256": rows_sha256(key_rows(keys)),
            },
        )

    def take_in(self, work: UnitOfWork, one: QuestionSet) -> int:
        """Write the set's next version with all that was edited; return how many questions.

        Args:
            work: the running write.
            one: the set with its newest version.

        Returns:
            0 where nothing waits; nothing is written then.
        """
        members = members_of(work.connection, one.version_id)
        current = current_versions(
            decisions_of(work.connection, DECISION.c.set_version_id == one.version_id),
            one.version_id,
            members,
        )
        edited = sum(current[id_] != version for id_, version in members.items())
        if not edited:
            return 0
        order = tuple(current[id_] for id_ in members)
        hashes = _hashes(work.connection, one.id)
        self._writer.write(
            work,
            SetChange(
                set_id=one.id,
                name=one.name,
                version_id=SetVersionId(work.ids.new()),
                number=one.version_number + 1,
                previous=one.version_id,
                units={},
                cases={},
                families={},
                items=(),
                moved=(),
                versions=(),
                references=(),
                members=order,
                content_hash=manifest_hash([hashes[id_] for id_ in order]),
                facts={"edited": edited},
            ),
            silent,
            action=TAKE,
        )
        return edited


def next_version_number(work: UnitOfWork, item_id: ItemId) -> int:
    """Return the number of a question's next version."""
    wanted = select(VERSION.c.number).where(VERSION.c.item_id == item_id)
    last = work.connection.execute(wanted.order_by(VERSION.c.number.desc()).limit(1)).scalar()
    return int(last or 0) + 1


def current_version(work: UnitOfWork, one: QuestionSet, item_id: ItemId) -> ItemVersionId | None:
    """Return the version that a question of a set has by now, as a running write finds it."""
    # By the versions' own ids: else every question of the set is looked at.
    own = work.connection.execute(select(VERSION.c.id).where(VERSION.c.item_id == item_id))
    wanted = select(MEMBER.c.item_version_id).where(
        MEMBER.c.set_version_id == one.version_id,
        MEMBER.c.item_version_id.in_(own.scalars().all()),
    )
    member = work.connection.execute(wanted).scalar()
    if member is None:
        return None
    decisions = decisions_of(work.connection, DECISION.c.item_id == item_id)
    return current_versions(decisions, one.version_id, {item_id: member})[item_id]


def _now(connection: Connection, items: Sequence[ItemId]) -> Mapping[ItemId, ItemVersionId]:
    sets = select(ITEM.c.set_id).where(ITEM.c.id.in_(items))
    newest = select(SET_VERSION.c.id, SET_VERSION.c.set_id).where(
        newest_versions(), SET_VERSION.c.set_id.in_(sets)
    )
    found: dict[ItemId, ItemVersionId] = {}
    for version in connection.execute(newest).all():
        members = (
            select(VERSION.c.item_id, VERSION.c.id)
            .join(ITEM, ITEM.c.id == VERSION.c.item_id)
            .join(MEMBER, MEMBER.c.item_version_id == VERSION.c.id)
            .where(
                MEMBER.c.set_version_id == version.id,
                ITEM.c.set_id == version.set_id,
                VERSION.c.item_id.in_(items),
            )
        )
        held = {ItemId(row[0]): ItemVersionId(row[1]) for row in connection.execute(members)}
        decisions = decisions_of(connection, DECISION.c.set_version_id == version.id)
        found |= current_versions(decisions, SetVersionId(version.id), held)
    return found


def _hashes(connection: Connection, set_id: QuestionSetId) -> dict[ItemVersionId, str]:
    wanted = select(VERSION.c.id, VERSION.c.content_hash).join(ITEM, ITEM.c.id == VERSION.c.item_id)
    rows = connection.execute(wanted.where(ITEM.c.set_id == set_id))
    return {ItemVersionId(row.id): row.content_hash for row in rows}
