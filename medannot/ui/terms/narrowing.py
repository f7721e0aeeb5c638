"""What a tree and its search are narrowed to: a menu to choose by, and chips that say so."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from medannot.domain.lexicon.node import PLACES, Language, Level, Node, Sex, Status
from medannot.domain.lexicon.search import Narrowed
from medannot.domain.lexicon.tree import Lexicon
from medannot.ui.actions import QT_TRANSLATE_NOOP
from medannot.ui.terms.chips import ChipFlow, ChipSpec
from medannot.ui.terms.words import GROUPS, KindGroup, translated
from medannot.ui.translation import leading

_LEVELS = {
    Level.IMAGE_REGION: QT_TRANSLATE_NOOP("Lexicon", "Regions seen in the image"),
    Level.LESION_LOCATION: QT_TRANSLATE_NOOP("Lexicon", "Places of lesions"),
}
_STATES = {
    "drafts": (QT_TRANSLATE_NOOP("Lexicon", "Drafts only"), frozenset({Status.DRAFT})),
    "in_use": (
        QT_TRANSLATE_NOOP("Lexicon", "Without deprecated terms"),
        frozenset({Status.DRAFT, Status.ACTIVE}),
    ),
}
_SEXES = {
    Sex.FEMALE: QT_TRANSLATE_NOOP("Lexicon", "As of a female"),
    Sex.MALE: QT_TRANSLATE_NOOP("Lexicon", "As of a male"),
}
_CAN_BE_CHOSEN = QT_TRANSLATE_NOOP("Lexicon", "Only what can be chosen")


@dataclass(frozen=True, slots=True)
class _Way:
    """One way in which it can be narrowed.

    Attributes:
        text: translated.
        on: whether it is narrowed so.
        switched: what it is narrowed to once this is switched over.
    """

    key: str
    text: str
    on: bool
    switched: Narrowed


class Narrowing(QWidget):
    """Holds what it is narrowed to; without anything it takes no room.

    Attributes:
        given: what the page narrows to by itself; it says so elsewhere, and no chip does.

    Signals:
        changed: it is narrowed to something else.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = Narrowed()
        self.given = Narrowed()
        self._lexicon: Lexicon | None = None
        self._language = leading()
        self.chips = ChipFlow(self.tr("Narrowed to"))
        self.chips.clicked.connect(self._take_away)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.chips)
        self.hide()

    def show_lexicon(self, lexicon: Lexicon) -> None:
        """Narrow within this lexicon; a branch that it does not have is no longer asked for."""
        self._lexicon = lexicon
        if self.value.under and self.value.under not in lexicon:
            self.value = replace(self.value, under="")
        self._show()

    def show_language(self, language: Language) -> None:
        """Name the branch in this language."""
        self._language = language
        self._show()

    def keeps(self) -> Callable[[Node], bool] | None:
        """Return which nodes are looked at; None for all."""
        lexicon, value = self._lexicon, self.value
        if lexicon is None or value == Narrowed():
            return None
        return lambda node: value.allows(node, lexicon)

    def narrow(self, value: Narrowed) -> None:
        """Narrow to this and nothing else."""
        if value != self.value:
            self.value = value
            self._show()
            self.changed.emit()

    def give(self, value: Narrowed) -> None:
        """Narrow to what the page asks for; what a person narrowed to before is over."""
        self.given = value
        if value != self.value:
            self.narrow(value)
        else:
            self._show()

    def switch_branch(self, node: Node | None) -> None:
        """Narrow to a branch, or to the whole tree where it is narrowed to one."""
        narrowed = self.value.under != self.given.under
        under = self.given.under if narrowed or node is None else node.id
        self.narrow(replace(self.value, under=under))

    def take_last(self) -> bool:
        """Take the last chip away; tell whether there was one."""
        chips = self.chips.shown()
        if chips:
            self._take_away(chips[-1].id)
        return bool(chips)

    def menu(self) -> QMenu:
        """Return a menu of all ways in which this lexicon can be narrowed."""
        menu = QMenu(self)
        for number, ways in enumerate(self._sections()):
            if number:
                menu.addSeparator()
            for way in ways:
                action = menu.addAction(way.text)
                action.setObjectName(way.key)
                action.setCheckable(True)
                action.setChecked(way.on)
                action.triggered.connect(lambda _on=False, to=way.switched: self.narrow(to))
        return menu

    def _sections(self) -> Iterator[list[_Way]]:
        nodes = () if self._lexicon is None else tuple(self._lexicon.nodes.values())
        kinds = {node.kind for node in nodes}
        value = self.value
        yield [self._of_kinds(group) for group in GROUPS if group.kinds & kinds]
        levels = [self._of_level(level) for level in _LEVELS] if kinds & PLACES else []
        can = replace(value, selectable=not value.selectable)
        yield [*levels, _Way("selectable", translated(_CAN_BE_CHOSEN), value.selectable, can)]
        yield [self._of_state(key) for key in _STATES]
        if any(node.sex for node in nodes):
            yield [self._of_sex(sex) for sex in _SEXES]

    def _of_kinds(self, group: KindGroup) -> _Way:
        on = group.kinds <= self.value.kinds
        kinds = self.value.kinds - group.kinds if on else self.value.kinds | group.kinds
        text, switched = translated(group.text), replace(self.value, kinds=kinds)
        return _Way(f"kind.{group.key}", text, on, switched)

    def _of_level(self, level: Level) -> _Way:
        on = self.value.level is level
        switched = replace(self.value, level=None if on else level)
        return _Way(f"level.{level.value}", translated(_LEVELS[level]), on, switched)

    def _of_state(self, key: str) -> _Way:
        text, statuses = _STATES[key]
        on = self.value.statuses == statuses
        switched = replace(self.value, statuses=frozenset() if on else statuses)
        return _Way(f"state.{key}", translated(text), on, switched)

    def _of_sex(self, sex: Sex) -> _Way:
        on = self.value.sex is sex
        switched = replace(self.value, sex=None if on else sex)
        return _Way(f"sex.{sex.value}", translated(_SEXES[sex]), on, switched)

    def _show(self) -> None:
        specs = []
        if self.value.under not in {"", self.given.under} and self._lexicon is not None:
            name = self._lexicon[self.value.under].words(self._language).label
            specs.append(self._chip("under", self.tr("In: {name}").format(name=name)))
        for ways in self._sections():
            own = (way for way in ways if way.on and not self._is_given(way))
            specs += [self._chip(way.key, way.text) for way in own]
        if self._is_wider:
            specs.append(self._chip("everywhere", self.tr("The whole lexicon")))
        self.chips.show_chips(specs)
        self.setVisible(bool(specs))

    @property
    def _is_wider(self) -> bool:
        """Tell whether a person looks at all terms, where the page asks for some."""
        return self.given != Narrowed() and self.value == Narrowed(sex=self.value.sex)

    def _is_given(self, way: _Way) -> bool:
        """Tell whether the page itself narrows so."""
        given, without = self.given, way.switched
        return (
            (bool(given.kinds) and not given.kinds <= without.kinds)
            or (given.level is not None and given.level is not without.level)
            or (given.selectable and not without.selectable)
            or (bool(given.statuses) and given.statuses != without.statuses)
        )

    def _chip(self, key: str, text: str) -> ChipSpec:
        tip = self.tr("{what}: take this away").format(what=text)
        return ChipSpec(key, text, closes=True, tip=tip)

    def _take_away(self, key: str) -> None:
        if key == "under":
            self.narrow(replace(self.value, under=self.given.under))
            return
        if key == "everywhere":
            self.narrow(replace(self.given, sex=self.value.sex))
            return
        for ways in self._sections():
            for way in ways:
                if way.key == key:
                    self.narrow(way.switched)
                    return
