"""Which questions of a study have a later version than the one that its readers are asked."""

from sqlalchemy import text

from medannot.domain.ids import ItemVersionId, SetVersionId, StudyVersionId
from medannot.store.store import Store

LaterVersion = tuple[int, ItemVersionId, ItemVersionId]
"""Place in the study's set version, the version that is asked, and the newest one."""

# From what is asked to its item and on: a study asks few of very many, and few are edited.
_LATER = """
WITH asked AS (SELECT DISTINCT item_version_id AS id FROM trial WHERE study_version_id = :study)
SELECT m.position, v.id, n.id FROM asked
JOIN item_version AS v ON v.id = asked.id
JOIN item_version AS n ON n.item_id = v.item_id AND n.number = (
  SELECT max(number) FROM item_version AS every WHERE every.item_id = v.item_id)
JOIN set_member AS m ON m.set_version_id = :set_version AND m.item_version_id = v.id
WHERE n.number > v.number ORDER BY m.position
"""


def later_versions(
    store: Store, study: StudyVersionId, set_version: SetVersionId
) -> list[LaterVersion]:
    """Return the questions of a study that were edited since, in the order of its set version."""
    wanted = {"study": study, "set_version": set_version}
    with store.reading() as connection:
        return [
            (position, ItemVersionId(asked), ItemVersionId(newest))
            for position, asked, newest in connection.execute(text(_LATER), wanted)
        ]
