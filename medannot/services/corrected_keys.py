"""Which keys were corrected since a study was made; its results go by those that it was made of."""

from medannot.domain.question import ItemVersion, ReferenceAnswer
from medannot.domain.study import StudyVersion
from medannot.store.corrected_keys import later_versions
from medannot.store.questions import Questions
from medannot.store.reference_answers import ReferenceAnswers
from medannot.store.store import Store

_Key = tuple[frozenset[str], str, frozenset[str]] | None


def corrected_in(store: Store, version: StudyVersion) -> tuple[int, ...]:
    """Return the numbers, in the study's set version, of questions whose key is another now.

    Right options are compared by their texts. A key that came or went counts; other words alone do
    not. Whoever asks has the right to it.

    Raises:
        EnvironmentFault: the database cannot be read.
    """
    later = later_versions(store, version.id, version.set_version_id)
    ids = {id_ for _, *both in later for id_ in both}
    versions, references = Questions(store).versions(ids), ReferenceAnswers(store).of(ids)

    keys = {id_: _key(version, references.get(id_)) for id_, version in versions.items()}
    return tuple(place for place, asked, newest in later if keys[asked] != keys[newest])


def _key(version: ItemVersion, reference: ReferenceAnswer | None) -> _Key:
    if reference is None:
        return None
    right = frozenset(one.text for one in version.options if one.id in reference.option_ids)
    return right, reference.text, frozenset(reference.synonyms)
