"""One question before a reviewer: content and key, images, and how it came to be what it is."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from medannot.domain.clock import utc_moment
from medannot.domain.errors import Refusal
from medannot.domain.ids import ItemId, ItemVersionId, PersonId
from medannot.domain.people import OWNER
from medannot.domain.question import ItemVersion, QuestionSet
from medannot.domain.review.decision import Verdict
from medannot.domain.review.questions import FINAL, QuestionDecision, standing
from medannot.domain.review.questions_content import (
    Part,
    PartChange,
    QuestionContent,
    content_of,
    part_changes,
)
from medannot.imaging.opened import OpenedImage
from medannot.services.question_review_values import (
    OpenQuestion,
    QuestionImage,
    Said,
    VersionStep,
)
from medannot.store.media import MediaLibrary
from medannot.store.media_kin import MediaKin
from medannot.store.people import People
from medannot.store.question_reviews import QuestionReviews
from medannot.store.questions import Questions
from medannot.store.reference_answers import ReferenceAnswers
from medannot.store.store import Store


class QuestionOpening:
    """Reads questions for review."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._questions = Questions(store)
        self._references = ReferenceAnswers(store)
        self._reviews = QuestionReviews(store)
        self._media = MediaLibrary(store)
        self._people = People(store)

    def open(self, one: QuestionSet, item_id: ItemId, person: PersonId | None) -> OpenQuestion:
        """Return a question as it is by now.

        Raises:
            Refusal: the set's newest version does not hold it.
        """
        decisions = self._reviews.of_item(item_id)
        lines = self._reviews.lines(one, decisions, person, item_id)
        if not lines:
            raise Refusal(
                "The set {set} holds this question no more; look at the queue again.", set=one.name
            )
        made = self._reviews.versions_of(item_id)
        versions = self._questions.versions([id_ for id_, _ in made])
        keys = self._references.of(versions)
        contents = {id_: content_of(each, keys.get(id_)) for id_, each in versions.items()}
        codes = {each.id: each.code for each in self._people.all()}
        version = versions[lines[0].version_id]
        return OpenQuestion(
            set=one,
            number=lines[0].number,
            version=version,
            content=contents[version.id],
            images=self._images(version),
            history=_history(made, versions, contents, decisions, codes),
            decisions=decisions,
            said=_said(decisions, version.id, person, versions, codes),
            own=_own(decisions, version.id, person),
        )

    def image(self, image: QuestionImage) -> OpenedImage:
        """Open an image; asks no database.

        Raises:
            Refusal: the image is missing or was erased.
            EnvironmentFault: the stored bytes are missing or altered.
        """
        from medannot.imaging.opener import open_image  # noqa: PLC0415  # verbs need no decoder

        if image.shown is None:
            raise Refusal("This image is missing; import it with the questions.")
        if image.shown.erased:
            raise Refusal("This image was erased on request.")
        data = self._store.blobs.read(image.shown.sha256)
        return open_image(data, "The image", orientation=image.shown.orientation)

    def _images(self, version: ItemVersion) -> tuple[QuestionImage, ...]:
        media = self._media.many({one.media_id for one in version.images if one.media_id})
        with self._store.reading() as connection:
            kin = MediaKin(connection)
            shown = {id_: kin.newest_cover(one) for id_, one in media.items()}
        return tuple(
            QuestionImage(number, one, shown.get(one.media_id) if one.media_id else None)
            for number, one in enumerate(version.images, start=1)
        )


def _code(codes: Mapping[PersonId, str], author: PersonId | None) -> str:
    return OWNER.code if author is None else codes.get(author, "")


def _own(
    decisions: Sequence[QuestionDecision], now: ItemVersionId, person: PersonId | None
) -> QuestionDecision | None:
    mine = [one for one in standing(decisions) if one.author == person and one.judged == now]
    return mine[-1] if mine else None


def _said(
    decisions: Sequence[QuestionDecision],
    now: ItemVersionId,
    person: PersonId | None,
    versions: Mapping[ItemVersionId, ItemVersion],
    codes: Mapping[PersonId, str],
) -> tuple[Said, ...]:
    """Keep what others decided from a reviewer who is still to judge the same version."""
    own = _own(decisions, now, person)
    open_ = person is None or (own is not None and own.verdict in FINAL)
    return tuple(
        Said(
            _code(codes, one.author),
            one.verdict,
            one.problems,
            one.comment,
            one.at,
            versions[one.looked_at].number,
        )
        for one in standing(decisions)
        if open_
        or one.author == person
        or one.verdict in {Verdict.FLAG, Verdict.EDIT}
        or one.judged != now
    )


def _history(
    made: Sequence[tuple[ItemVersionId, str]],
    versions: Mapping[ItemVersionId, ItemVersion],
    contents: Mapping[ItemVersionId, QuestionContent],
    decisions: Sequence[QuestionDecision],
    codes: Mapping[PersonId, str],
) -> tuple[VersionStep, ...]:
    edits = {one.new_version: one for one in decisions if one.verdict is Verdict.EDIT}
    before: dict[ItemVersionId, ItemVersionId] = {new: old for (old, _), (new, _) in pairwise(made)}
    # An edit is compared with what its author looked at, which need not be the version before.
    before |= {new: one.looked_at for new, one in edits.items() if new is not None}
    steps = []
    for id_, when in made:
        edit, old = edits.get(id_), before.get(id_)
        steps.append(
            VersionStep(
                version_id=id_,
                number=versions[id_].number,
                made=utc_moment(when).strftime("%Y-%m-%d %H:%M"),
                author=_code(codes, edit.author) if edit else "",
                content=contents[id_],
                changes=(
                    _changes(versions[old], versions[id_], contents[old], contents[id_])
                    if old
                    else ()
                ),
                problems=edit.problems if edit else (),
                comment=edit.comment if edit else "",
            )
        )
    return tuple(steps)


def _changes(
    was: ItemVersion, now: ItemVersion, before: QuestionContent, after: QuestionContent
) -> tuple[PartChange, ...]:
    changes = part_changes(before, after)
    if was.language != now.language:
        changes += (PartChange(Part.LANGUAGE, was.language, now.language),)
    if was.type is not now.type:
        changes += (PartChange(Part.TYPE, was.type.value, now.type.value),)
    shown = [tuple(one.media_id for one in each.images) for each in (was, now)]
    if shown[0] == shown[1]:
        return changes
    return (*changes, PartChange(Part.IMAGES, str(len(shown[0])), str(len(shown[1]))))
