"""Who of a study is given a question in more than one language."""

from medannot.domain.study import StudyVersion
from medannot.domain.versions_met import VersionsMet, versions_met
from medannot.store.questions import Questions
from medannot.store.store import Store
from medannot.store.studies import Studies


def met_of_study(store: Store, version: StudyVersion) -> VersionsMet:
    """Count by the order that is stored, and by what was joined when the study was made.

    Raises:
        EnvironmentFault: the database cannot be read.
    """
    if not version.joined:
        return VersionsMet()
    members = Questions(store).members(version.set_version_id)
    at = {member.position: member.version_id for member in members}
    code = {reader.reader_id: reader.code for reader in version.readers}
    placed = Studies(store).placed(version.id)
    return versions_met(
        [[at[place] for place in own] for own in version.joined],
        {code[reader]: [one.item_version_id for one in own] for reader, own in placed.items()},
    )
