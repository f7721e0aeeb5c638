"""A study's answers and its frozen set, gathered as the writers of model files take them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from medannot.domain.answer import Answer
from medannot.domain.baseline import BaselineAnswer, ItemFacts
from medannot.domain.errors import Refusal
from medannot.domain.ids import ItemVersionId, MediaId, SetVersionId
from medannot.domain.media import Media, MediaFormat
from medannot.domain.pooling import Outcome, Pooled, PooledBy, Vote, pooled
from medannot.domain.progress import Progress, silent
from medannot.domain.question import ItemImage, QuestionSet, ReferenceAnswer
from medannot.domain.scoring import score
from medannot.domain.study import StudyVersion
from medannot.domain.trial import CannotJudgeReason, Origin, TrialKind, TrialState
from medannot.exchange.model_files.indices import safe_name
from medannot.exchange.model_files.readme import WHOLE_UNITS, Figure
from medannot.exchange.model_files.source_names import source_name
from medannot.exchange.model_files.values import (
    ItemKey,
    ItemPicture,
    ModelAnswer,
    ModelItem,
    ModelSet,
    PersonModel,
    Pictures,
)
from medannot.exchange.own_rows import missing_name
from medannot.statistics.proportions import wilson
from medannot.store.media import MediaLibrary
from medannot.store.questions import Questions, StoredItem
from medannot.store.questions_beside import QuestionMarks
from medannot.store.reference_answers import ReferenceAnswers
from medannot.store.store import Store

ALL_QUESTIONS = "all questions"
_PLAIN = {MediaFormat.PNG: ".png", MediaFormat.JPEG: ".jpg"}
_ENDS = {
    TrialState.ANSWERED: Outcome.ANSWERED,
    TrialState.CANNOT_JUDGE: Outcome.CANNOT_JUDGE,
    TrialState.TIMED_OUT: Outcome.TIMED_OUT,
}


class Steps:
    """How far an export is: the gathering of its questions, then as long a part for each format.

    Images that a format reads are its steps; where it reads none, its part is done at once.

    Args:
        progress: told after each step; it may raise `Stopped`.
        count: questions of the set, which is how long each part is.
        parts: formats that are written.
    """

    def __init__(self, progress: Progress, count: int, parts: int) -> None:
        self._progress, self._count = progress, count
        self._total = count * (1 + parts)
        self._part, self._done = 0, 0

    def step(self) -> None:
        """Tell of one step more."""
        self._done = min(self._done + 1, self._count)
        self._progress(self._part * self._count + self._done, self._total)

    def end_part(self) -> None:
        """Tell that a part is over."""
        self._part, self._done = self._part + 1, 0
        self._progress(min(self._part * self._count, self._total), self._total)


class FrozenSet:
    """One version of a set with its keys and images.

    Args:
        store: the workspace's.
        set_version_id: the version.
        with_key: whether reference answers go along.
        progress: told how far the export is; it may raise `Stopped`.
        parts: formats that are written.
    """

    def __init__(
        self,
        store: Store,
        set_version_id: SetVersionId,
        *,
        with_key: bool = True,
        progress: Progress = silent,
        parts: int = 1,
    ) -> None:
        self._store = store
        found = Questions(store).set_version(set_version_id)
        if found is None:
            raise Refusal("There is no such version of a question set.")
        self.set: QuestionSet = found
        self._stored = Questions(store).stored_items(set_version_id)
        self.keys: Mapping[ItemVersionId, ReferenceAnswer] = (
            ReferenceAnswers(store).of_set_version(set_version_id) if with_key else {}
        )
        shown = {image.media_id for one in self._stored for image in one.version.images}
        self._media = MediaLibrary(store).many(id_ for id_ in shown if id_ is not None)
        self._pictures: dict[str, tuple[Media, int]] = {}
        self.steps = Steps(progress, len(self._stored), parts)
        self._with_key = with_key
        stored = [one.version for one in self._stored] if with_key else []
        self._drawn = QuestionMarks(store).drawn(stored)

    def as_model_set(self) -> ModelSet:
        """Return the set as the writers take it."""
        items: list[ModelItem] = []
        for one in self._stored:
            items.append(self._item(one))
            self.steps.step()
        self.steps.end_part()
        return ModelSet(
            name=safe_name(self.set.name, "questions"),
            title=self.set.name,
            version=self.set.version_number,
            items=tuple(items),
        )

    def _item(self, one: StoredItem) -> ModelItem:
        version, item = one.version, one.item
        return ModelItem(
            id=version.id,
            file=source_name(item.source.file),
            row=item.source.row,
            part=one.part,
            source_id=item.source.source_id,
            unit=one.unit_key,
            stem=version.stem,
            context=version.context,
            type=version.type,
            language=version.language,
            ability=version.ability,
            options=tuple(option.text for option in version.options),
            pictures=tuple(
                self._picture(image, f"{version.id}/{n}") for n, image in enumerate(version.images)
            ),
            key=self._key(one),
            categories=version.categories,
            as_set=one.as_set,
            marks=self._drawn.get(version.id, ()),
            relations=version.relations if self._with_key else (),
            captions=tuple(image.caption for image in version.images),
        )

    def _key(self, one: StoredItem) -> ItemKey | None:
        reference = self.keys.get(one.version.id)
        if reference is None:
            return None
        places = [n for n, own in enumerate(one.version.options) if own.id in reference.option_ids]
        if one.version.type.has_options and not places:
            return None
        return ItemKey(tuple(places), reference.text, reference.synonyms)

    def _picture(self, image: ItemImage, place: str) -> ItemPicture:
        media = self._media.get(MediaId(image.media_id)) if image.media_id else None
        if media is None or media.erased:
            name = _made_up(image, place)
            return ItemPicture("", there=False, erased=media is not None, name=name)
        plain = _is_plain(media)
        key = media.sha256 if plain else f"{media.address}/{image.frame}"
        self._pictures[key] = (media, image.frame)
        ending = _PLAIN[media.format] if plain else ".png"
        return ItemPicture(key, True, ending, media.columns, media.rows)

    def pictures(self) -> Pictures:
        """Return what reads the files of images: as stored, or as shown where a model could not.

        DICOM files, single frames of several, and images that a tag turns become PNG files.
        """
        from medannot.imaging.opener import open_image  # noqa: PLC0415  # loads the decoders
        from medannot.imaging.picture_files import png_bytes  # noqa: PLC0415  # likewise
        from medannot.imaging.windowing import render_frame  # noqa: PLC0415  # likewise

        def read(picture: ItemPicture) -> bytes:
            self.steps.step()
            media, frame = self._pictures[picture.key]
            data = self._store.blobs.read(media.sha256)
            if _is_plain(media):
                return data
            opened = open_image(data, "The image", orientation=media.orientation)
            return png_bytes(render_frame(opened.frame(frame)))

        return read


def _made_up(image: ItemImage, place: str) -> str:
    """Return what an image that is not there is called outside, by the keyed hash of its name.

    Args:
        image: which; one of an older file may have no name at all.
        place: where it is shown, by which such a one goes.
    """
    known = image.source_mac or sha256(place.encode()).hexdigest()
    return missing_name(known, image.frame)


def _is_plain(media: Media) -> bool:
    return media.format in _PLAIN and media.orientation == 1 and media.frames == 1


def person_models(
    name: str,
    by: PooledBy,
    version: StudyVersion,
    answers: Sequence[BaselineAnswer],
    keys: Mapping[ItemVersionId, ReferenceAnswer],
) -> tuple[PersonModel, ...]:
    """Return the readers of a study as models, by the rule that was asked for.

    Args:
        name: of the one model, or what the names of several begin with.
        by: who counts as one model.
        version: the study.
        answers: every trial of it.
        keys: for the program's own score.
    """
    simulated = version.origin is Origin.SIMULATED
    models: list[PersonModel] = []
    for label, some in _parted(by, answers).items():
        votes, unreached, unavailable = _votes(some)
        facts = {one.trial.item.version_id: one.trial.item for one in some}
        model = PersonModel(
            name=_free(_called(name, label, simulated=simulated), models),
            readers=tuple(dict.fromkeys(vote.reader for cast in votes.values() for vote in cast)),
            answers={
                id_: _answer(facts[id_], pooled(cast, version.seed, id_), keys.get(id_))
                for id_, cast in votes.items()
            },
            unreached=unreached,
            unavailable=unavailable,
        )
        models += [model] if model.answers else []
    return tuple(models)


def _answer(item: ItemFacts, together: Pooled, key: ReferenceAnswer | None) -> ModelAnswer:
    scored = None
    if together.outcome is Outcome.ANSWERED:
        given = Answer(together.option_ids, together.text)
        scored = score(item.type, given, key, item.options)
    return ModelAnswer(
        outcome=together.outcome,
        places=tuple(n for n, own in enumerate(item.options) if own.id in together.option_ids),
        text=together.text,
        readers=together.readers,
        answered=together.answered,
        agreeing=together.agreeing,
        tied=together.tied,
        ms=together.ms,
        score=scored,
    )


def _called(name: str, label: str, *, simulated: bool) -> str:
    """Return the name of a model, which says so where its answers are simulated."""
    plain = safe_name(name, "HumanPanel")
    if simulated and "simulated" not in plain.casefold():
        plain = f"Simulated-{plain}"
    return f"{plain}-{safe_name(label, 'readers')}" if label else plain


def _free(name: str, models: Sequence[PersonModel]) -> str:
    """Return a name that no other model has; file systems may not tell capitals from others."""
    taken = {model.name.casefold() for model in models}
    number, free = 2, name
    while free.casefold() in taken:
        number, free = number + 1, f"{name}-{number}"
    return free


def _parted(by: PooledBy, answers: Sequence[BaselineAnswer]) -> Mapping[str, list[BaselineAnswer]]:
    """Return the trials that count, by whose they are; "" stands for everybody."""
    parts: dict[str, list[BaselineAnswer]] = defaultdict(list)
    for one in answers:
        trial = one.trial
        if trial.kind is TrialKind.MAIN and trial.repeat_number == 0:
            label = {
                PooledBy.POOLED: "",
                PooledBy.GROUP: trial.group,
                PooledBy.READER: trial.reader,
            }
            parts[label[by]].append(one)
    return parts


def _votes(
    answers: Iterable[BaselineAnswer],
) -> tuple[Mapping[ItemVersionId, list[Vote]], int, int]:
    """Return the votes by item, and how many items nobody reached, and nobody could be shown."""
    votes: dict[ItemVersionId, list[Vote]] = defaultdict(list)
    unreached: set[ItemVersionId] = set()
    unavailable: set[ItemVersionId] = set()
    for one in answers:
        trial = one.trial
        outcome = _ENDS.get(trial.state)
        confirmed = trial.confirmed
        id_ = trial.item.version_id
        if confirmed and confirmed.cannot_judge is CannotJudgeReason.IMAGE_UNAVAILABLE:
            unavailable.add(id_)
        elif outcome is None or (outcome is Outcome.ANSWERED and confirmed is None):
            unreached.add(id_)
        else:
            chosen = confirmed.option_ids if confirmed else ()
            text = confirmed.text if confirmed else ""
            ms = one.times.response_time_ms
            votes[id_].append(Vote(trial.reader, outcome, tuple(chosen), text, ms))
    unavailable -= set(votes)
    return votes, len(unreached - set(votes) - unavailable), len(unavailable)


def figures(all_: ModelSet, models: Sequence[PersonModel]) -> tuple[Figure, ...]:
    """Return each model's scores by the program's own rule, whole and by ability."""
    found: list[Figure] = []
    for model in models:
        parts: dict[str, list[ModelAnswer]] = {ALL_QUESTIONS: []}
        for item in all_.items:
            if (answer := model.answers.get(item.id)) is not None and item.key is not None:
                parts[ALL_QUESTIONS].append(answer)
                parts.setdefault(item.ability, []).append(answer)
        found += [_figure(model.name, ability, some) for ability, some in parts.items()]
        if units := _units_right(all_, model):
            found.append(units)
    return tuple(found)


def _units_right(all_: ModelSet, model: PersonModel) -> Figure | None:
    """Count the units that are right only as a whole, where a source scores them so."""
    units: dict[str, list[ModelAnswer | None]] = defaultdict(list)
    for item in all_.items:
        if item.as_set and item.key is not None:
            units[item.unit].append(model.answers.get(item.id))
    whole = [[one for one in parts if one] for parts in units.values() if None not in parts]
    if not whole:
        return None
    values = [[one.score.value if one.score else None for one in parts] for parts in whole]
    points = sum(all(value == 1 for value in parts) for parts in values)
    # One wrong part is enough, whatever a grader will say of the others.
    waiting = sum(
        any(one.score is not None and one.score.waiting for one in parts)
        and all(one.score is not None and one.score.value in {None, 1} for one in parts)
        for parts in whole
    )
    ends = wilson(points, len(whole)) if not waiting else None
    return Figure(
        model=model.name,
        ability=WHOLE_UNITS,
        shown=len(whole),
        points=float(points),
        answered=sum(not any(one.is_skipped for one in parts) for parts in whole),
        waiting=waiting,
        low=ends.low if ends else None,
        high=ends.high if ends else None,
    )


def _figure(model: str, ability: str, answers: Sequence[ModelAnswer]) -> Figure:
    waiting = sum(one.score is not None and one.score.waiting for one in answers)
    values = [one.score.value for one in answers if one.score and one.score.value is not None]
    skipped = sum(one.is_skipped for one in answers)
    shown, points = len(values) + skipped + waiting, float(sum(values))
    ends = wilson(points, shown) if shown and not waiting else None
    return Figure(
        model=model,
        ability=ability,
        shown=shown,
        points=points,
        answered=len(values) + waiting,
        waiting=waiting,
        low=ends.low if ends else None,
        high=ends.high if ends else None,
    )
