"""Marks of other programs as changes of one person's findings of a case.

Marks of one word become one lesion of the case, which may be there already, unless the file says
which of them belong together. Such a group is a lesion of its own, known again by its marks. What
is there already is not made a second time, so that the same file taken in again changes nothing.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from medannot.domain.annotation.checking import ImageArea
from medannot.domain.annotation.finding import (
    MOST_DIAGNOSES,
    Content,
    Diagnosis,
    Finding,
    Lesion,
    LesionRole,
    Mark,
    Region,
    Site,
    Term,
    Value,
)
from medannot.domain.annotation.foreign import ForeignMark
from medannot.domain.annotation.mapping import CANNOT_STAND, TAKEN, How, Mapped, can_stand
from medannot.domain.annotation.placed_marks import LOCATION
from medannot.domain.annotation.project import DiagnosisScope, Schema, Step
from medannot.domain.annotation.revision import Change
from medannot.domain.annotation.shapes import (
    Outline,
    Shape,
    ShapeFault,
    ShapeKind,
    bounds,
    faults,
    within,
)
from medannot.domain.annotation.value_merging import Excludes, with_value
from medannot.domain.errors import Sentence
from medannot.domain.ids import FindingId, MediaId
from medannot.domain.lexicon.node import NodeKind

_WHY = {
    ShapeFault.OUTSIDE: "it leaves the image; agree to its repair, and it ends at the edge.",
    ShapeFault.CROSSES_ITSELF: "its outline crosses itself; agree to its repair, and what it "
    "encloses is painted.",
}
_OTHERWISE = "it is no sound shape."

_SAID = TAKEN | {NodeKind.FINDING}
"""Kinds of nodes that can be said of a whole image."""

_Key = tuple[object, ...]

Repair = Callable[[Shape, ImageArea], Shape | None]
"""Makes a shape sound that leaves its image or crosses itself; None where nothing is left."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A mark that comes in.

    Attributes:
        number: its place among the marks of its image, counted from 1.
        word: what becomes of its label.
        term: of the word's node, or None.
        values: of attributes, said of the lesion.
        left: names of what else is said of it and not taken over.
    """

    image: str
    number: int
    media_id: MediaId
    mark: ForeignMark
    word: Mapped
    term: Term | None
    values: tuple[Value, ...] = ()
    left: tuple[str, ...] = ()


@dataclass(slots=True)
class TakenIn:
    """What marks become.

    Attributes:
        changes: in the order in which they are to be made.
        already: marks and words that are there already.
        repaired: marks that were cut or painted.
        mendable: marks that are left out and might be mended with consent, by what is wrong.
        left: marks that are left out, with why.
        unsaid: marks of which an attribute's value is left out, with why.
        beside: how often attributes of other programs are not taken over, by their names.
    """

    changes: list[Change] = field(default_factory=list)
    already: int = 0
    repaired: int = 0
    mendable: Counter[ShapeFault] = field(default_factory=Counter)
    left: list[tuple[Incoming, Sentence]] = field(default_factory=list)
    unsaid: list[tuple[Incoming, Sentence]] = field(default_factory=list)
    beside: Counter[str] = field(default_factory=Counter)


def _nothing_excludes(_attribute: str, _one: str, _other: str) -> bool:
    return False


class CaseIntake:
    """Takes marks into one person's findings of a case.

    Args:
        findings: what is current.
        areas: the images of the case.
        schema: of the project.
        new_id: makes ids.
        repair: makes shapes sound, where the person agreed to it.
        excludes: which descriptors exclude each other.
    """

    def __init__(
        self,
        findings: Mapping[FindingId, Finding],
        areas: Mapping[MediaId, ImageArea],
        schema: Schema,
        new_id: Callable[[], FindingId],
        repair: Repair | None = None,
        excludes: Excludes = _nothing_excludes,
    ) -> None:
        self.taken = TakenIn()
        self._areas = areas
        self._schema = schema
        self._new_id = new_id
        self._repair = repair
        self._excludes = excludes
        self._said: dict[FindingId, Lesion] = {}
        self._changed: dict[FindingId, int] = {}
        self._lesions: list[tuple[str, FindingId]] = []
        self._regions: dict[tuple[MediaId, str], FindingId] = {}
        self._diagnoses: dict[MediaId | None, list[str]] = {}
        self._groups: dict[tuple[str, ...], FindingId] = {}
        self._marks: dict[_Key, set[FindingId | None]] = {}
        self._known = frozenset(findings)
        for one in findings.values():
            self._know(one)

    def _know(self, one: Finding) -> None:
        content = one.content
        if isinstance(content, Lesion):
            self._lesions.append((content.term.node_id, one.id))
            self._said[one.id] = content
        elif isinstance(content, Region) and one.media_id is not None:
            self._regions.setdefault((one.media_id, content.site.term.node_id), one.id)
        elif isinstance(content, Diagnosis):
            named = content.term.node_id if content.term else ""
            self._diagnoses.setdefault(one.media_id, []).append(named)
        elif isinstance(content, Mark) and one.media_id is not None:
            key = mark_key(one.media_id, content.shape, content.frame)
            self._marks.setdefault(key, set()).add(content.target)

    def take(self, marks: Sequence[Incoming]) -> TakenIn:
        """Return what the marks become."""
        sound = [(one, self._sound(one, one.mark.shape)) for one in marks if one.mark.shape]
        drawn = [(one, shape) for one, shape in sound if shape is not None]
        self._recognise(drawn)
        for one, shape in drawn:
            self._take(one, shape)
        for one in marks:
            if one.mark.shape is None:
                self._take_word(one)
        return self.taken

    def _recognise(self, drawn: Sequence[tuple[Incoming, Shape]]) -> None:
        """Find the lesions that groups of marks are already, by the marks that they have."""
        votes: dict[tuple[str, ...], Counter[FindingId]] = {}
        nodes = {finding_id: node_id for node_id, finding_id in self._lesions}
        for one, shape in drawn:
            node = one.word.node
            if node is None or node.is_place:
                continue
            of_group = votes.setdefault((node.id, *_group(one)), Counter())
            targets = self._marks.get(mark_key(one.media_id, shape, one.mark.frame), ())
            of_group.update(id_ for id_ in targets if id_ and nodes.get(id_) == node.id)
        for group, of_group in votes.items():
            used = set(self._groups.values())
            free = [
                finding_id for finding_id, _ in of_group.most_common() if finding_id not in used
            ]
            if free:
                self._groups[group] = free[0]

    def _take(self, one: Incoming, shape: Shape) -> None:
        target = self._target(one)
        self._say(one, target)
        known = self._marks.setdefault(mark_key(one.media_id, shape, one.mark.frame), set())
        if target in known:
            self.taken.already += 1
            return
        known.add(target)
        self._change(one.media_id, Mark(shape, target, one.mark.frame))

    def _sound(self, one: Incoming, shape: Shape) -> Shape | None:
        """Return the shape, mended where that is agreed to, or None where the mark is left out."""
        area, node = self._areas[one.media_id], one.word.node
        if not 1 <= one.mark.frame <= area.frames:
            self._leave(one, Sentence("the image has no frame {frame}.", frame=one.mark.frame))
            return None
        if node is not None and node.kind is not NodeKind.LESION and not node.is_place:
            why = "{name} is neither a lesion nor a place, and cannot be marked; map its label."
            self._leave(one, Sentence(why, name=node.en.label))
            return None
        mended, wrong = sound_shape(shape, area, self._repair)
        if mended is None:
            if self._repair is None and is_mendable(wrong):
                self.taken.mendable[wrong[0]] += 1
            self._leave(one, why_unsound(wrong))
        self.taken.repaired += mended is not None and bool(wrong)
        return mended

    def _take_word(self, one: Incoming) -> None:
        """Take what is said of the whole image, without a mark."""
        node, made = one.word.node, len(self.taken.changes)
        if node is None or one.term is None:
            self._leave(one, Sentence("it says nothing of the image."))
        elif not can_stand(node, _SAID):
            self._leave(one, Sentence(CANNOT_STAND, name=node.en.label))
        elif node.kind is NodeKind.DISEASE:
            self._diagnose(one, one.term)
        else:
            self._say(one, self._target(one))
            self.taken.already += len(self.taken.changes) == made

    def _diagnose(self, one: Incoming, term: Term) -> None:
        if Step.DIAGNOSES not in self._schema.steps:
            self._leave(one, Sentence("the project does not ask for diagnoses."))
            return
        by_image = self._schema.diagnosis_scope is DiagnosisScope.IMAGE
        place = one.media_id if by_image else None
        known = self._diagnoses.setdefault(place, [])
        if term.node_id in known:
            self.taken.already += 1
        elif len(known) == MOST_DIAGNOSES:
            why = "at most {most} diagnoses are considered, and these are there."
            self._leave(one, Sentence(why, most=MOST_DIAGNOSES))
        else:
            known.append(term.node_id)
            self._change(place, Diagnosis(term, len(known)))

    def _target(self, one: Incoming) -> FindingId | None:
        """Return the lesion or region that a mark shows, made where it is not there."""
        node, term = one.word.node, one.term
        if node is None or term is None:
            return None
        if node.is_place:
            key = one.media_id, node.id
            if key not in self._regions:
                self._regions[key] = self._change(one.media_id, Region(Site(term)))
            return self._regions[key]
        group = node.id, *_group(one)
        if group not in self._groups:
            known = None if len(group) > 1 else self._first(node.id)
            self._groups[group] = known or self._change(None, Lesion(term, _role(one.mark)))
        return self._groups[group]

    def _say(self, one: Incoming, target: FindingId | None) -> None:
        """Say the values of a mark of its lesion; what is against others is left out and told."""
        self.taken.beside.update(set(one.left))
        if one.mark.sites:
            self._place(one, target)
        for value in one.values:
            lesion = self._said.get(target) if target is not None else None
            if lesion is None or target is None:
                self.taken.beside.update([value.attribute.en])
                continue
            is_new = target not in self._known
            now = with_value(lesion, value, self._excludes, is_new=is_new)
            if now is None:
                why = "its {name} is left out: the lesion has another one."
                self.taken.unsaid.append((one, Sentence(why, name=value.attribute.en)))
            elif now != lesion:
                self._said[target] = now
                self._change_lesion(target, now)

    def _place(self, one: Incoming, target: FindingId | None) -> None:
        """Say where the lesion of a mark lies; what a person said of that before stays."""
        lesion = self._said.get(target) if target is not None else None
        if lesion is None or target is None:
            self.taken.beside.update([LOCATION])
            return
        new = tuple(site for site in one.mark.sites if site not in lesion.locations)
        if new and target in self._known and lesion.locations:
            why = "its {name} is left out: the lesion has another one."
            self.taken.unsaid.append((one, Sentence(why, name=LOCATION)))
        elif new:
            self._said[target] = replace(lesion, locations=(*lesion.locations, *new))
            self._change_lesion(target, self._said[target])

    def _change_lesion(self, lesion_id: FindingId, lesion: Lesion) -> None:
        if lesion_id in self._changed:
            self.taken.changes[self._changed[lesion_id]] = Change(lesion_id, None, lesion)
        else:
            self._changed[lesion_id] = len(self.taken.changes)
            self.taken.changes.append(Change(lesion_id, None, lesion))

    def _first(self, node_id: str) -> FindingId | None:
        """Return the first lesion of a term that is there, for marks that the file groups not."""
        return next((id_ for node, id_ in self._lesions if node == node_id), None)

    def _change(self, media_id: MediaId | None, content: Content) -> FindingId:
        finding_id = self._new_id()
        if isinstance(content, Lesion):
            self._said[finding_id] = content
            self._changed[finding_id] = len(self.taken.changes)
        self.taken.changes.append(Change(finding_id, media_id, content))
        return finding_id

    def _leave(self, one: Incoming, why: Sentence) -> None:
        self.taken.left.append((one, why))


def sound_shape(
    shape: Shape, area: ImageArea, repair: Repair | None
) -> tuple[Shape | None, tuple[ShapeFault, ...]]:
    """Return a shape that is sound, mended where that is agreed to, and what was wrong with it.

    Args:
        shape: as it comes in.
        area: of its image.
        repair: makes shapes sound, where the person agreed to it.
    """
    wrong = faults(shape, area.columns, area.rows)
    if not wrong:
        return shape, ()
    mended = repair(shape, area) if repair is not None and is_mendable(wrong) else None
    if mended is None or faults(mended, area.columns, area.rows):
        return None, wrong
    return mended, wrong


def is_mendable(wrong: Sequence[ShapeFault]) -> bool:
    """Tell whether a shape with these faults might be mended."""
    return bool(wrong) and set(wrong) <= _WHY.keys()


def why_unsound(wrong: Sequence[ShapeFault]) -> Sentence:
    """Say why a shape with these faults is left out."""
    return Sentence(_WHY.get(wrong[0], _OTHERWISE))


def is_taken(word: Mapped) -> bool:
    """Tell whether marks of a word come in."""
    return word.node is not None or word.how is How.UNLABELLED


def cut(shape: Shape, area: ImageArea) -> Shape | None:
    """Return an outline brought within its image, or None where that would make it another.

    A box is cut; a line's points come to the edge; of others only what leaves it by a pixel at
    most, as rounding does.
    """
    if not isinstance(shape, Outline) or shape.kind is ShapeKind.POINT:
        return None
    left, top, right, bottom = bounds(shape)
    is_slight = min(left, top, area.columns - right, area.rows - bottom) >= -1
    if shape.kind in {ShapeKind.ELLIPSE, ShapeKind.POLYGON} and not is_slight:
        return None
    inside = within(shape, area.columns, area.rows)
    return None if faults(inside, area.columns, area.rows) else inside


def _group(one: Incoming) -> Iterator[str]:
    """Yield what the file says of the lesion to which a mark belongs.

    Numbers of medannot are those of a case, groups of other programs those of an image.
    """
    said = one.mark.attributes
    if "lesion" in said:
        yield from ("lesion", said.get("author", ""), said["lesion"])
    elif "group" in said:
        yield from ("group", one.image, said["group"])


def _role(mark: ForeignMark) -> LesionRole | None:
    said = mark.attributes.get("role", "")
    return LesionRole(said) if said in set(LesionRole) else None


def mark_key(media_id: MediaId, shape: Shape, frame: int) -> _Key:
    """Return by what a mark is known again: to a thousandth of a pixel, as files hold it."""
    if not isinstance(shape, Outline):
        return media_id, frame, shape
    exact = shape.kind in {ShapeKind.BOX, ShapeKind.ELLIPSE}
    numbers = bounds(shape) if exact else [one for point in shape.points for one in point]
    return media_id, frame, (shape.kind, tuple(round(one, 3) for one in numbers))
