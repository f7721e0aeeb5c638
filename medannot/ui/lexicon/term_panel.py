"""All that is known of one term, beside the tree."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from medannot.domain.lexicon.node import Language, Level, Node, Sex, Status, Surface
from medannot.domain.lexicon.tree import Lexicon, RelationKind
from medannot.services.lexicon_terms import code_words_at_hand
from medannot.ui import theme
from medannot.ui.actions import QT_TRANSLATE_NOOP
from medannot.ui.phrases import listed
from medannot.ui.widgets.layouts import clear
from medannot.ui.widgets.small import Chip
from medannot.ui.widgets.text import Text

_LEVELS = {
    Level.IMAGE_REGION: QT_TRANSLATE_NOOP("Lexicon", "as a region seen in the image"),
    Level.LESION_LOCATION: QT_TRANSLATE_NOOP("Lexicon", "as the place of a lesion"),
    Level.BOTH: QT_TRANSLATE_NOOP("Lexicon", "as a region seen, and as the place of a lesion"),
    Level.YES: QT_TRANSLATE_NOOP("Lexicon", "yes"),
    Level.NONE: QT_TRANSLATE_NOOP("Lexicon", "no: it orders others"),
}
_SURFACES = {
    Surface.SKIN: QT_TRANSLATE_NOOP("Lexicon", "skin"),
    Surface.MUCOSA: QT_TRANSLATE_NOOP("Lexicon", "mucosa"),
    Surface.ORAL: QT_TRANSLATE_NOOP("Lexicon", "inside of the mouth"),
    Surface.TOOTH: QT_TRANSLATE_NOOP("Lexicon", "tooth"),
    Surface.APPENDAGE: QT_TRANSLATE_NOOP("Lexicon", "hair or nail"),
}
_SEXES = {
    Sex.MALE: QT_TRANSLATE_NOOP("Lexicon", "of males only"),
    Sex.FEMALE: QT_TRANSLATE_NOOP("Lexicon", "of females only"),
}
_RELATIONS = {
    RelationKind.LOOKS_LIKE: QT_TRANSLATE_NOOP("Lexicon", "Easily confused with"),
    RelationKind.OVERLAPS: QT_TRANSLATE_NOOP("Lexicon", "May be true beside"),
    RelationKind.FINDING_SITE: QT_TRANSLATE_NOOP("Lexicon", "Place and finding"),
    RelationKind.HAS_SYMPTOM: QT_TRANSLATE_NOOP("Lexicon", "Sign and disease"),
    RelationKind.TREATED_BY: QT_TRANSLATE_NOOP("Lexicon", "Treatment and disease"),
    RelationKind.ADVISED: QT_TRANSLATE_NOOP("Lexicon", "Advice and disease"),
    RelationKind.BELONGS_TO: QT_TRANSLATE_NOOP("Lexicon", "Belongs to"),
}
_MOST_RELATED = 24


class TermPanel(QScrollArea):
    """Names, definitions, codes, where it may be chosen, look-alikes, state.

    Signals:
        wanted: the id of another term that was clicked.
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("The chosen term"))
        body = QWidget()
        body.setObjectName("canvas")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(16, 8, 16, 16)
        self._column.setSpacing(4)
        self.setWidget(body)

    def show_term(self, lexicon: Lexicon, node: Node | None, language: Language) -> None:
        """Show a term, or nothing."""
        clear(self._column)
        if node is None:
            self._column.addStretch(1)
            return
        other = Language.CHINESE if language is Language.ENGLISH else Language.ENGLISH
        self._column.addWidget(Text(node.words(language).label, "section", wrap=True))
        self._column.addWidget(Text(node.words(other).label, "body", "text_2", wrap=True))
        self._add_status(node)
        for one in (language, other):
            words = node.words(one)
            if words.definition:
                self._column.addWidget(Text(words.definition, "body", wrap=True))
            if words.synonyms:
                self._add(self.tr("Also"), listed(words.synonyms))
        self._add(self.tr("Can be chosen"), self._tr(_LEVELS[node.level]))
        self._add_place(node)
        if node.codes:
            codes = (str(code_words_at_hand(code)) for code in node.codes)
            self._add(self.tr("Codes"), listed(codes))
        for kind, words_of in _RELATIONS.items():
            self._add_related(lexicon, node, kind, self._tr(words_of), language)
        if node.source:
            self._add(self.tr("Source"), node.source)
        if node.note:
            self._add(self.tr("Note"), node.note)
        self._column.addStretch(1)

    def _add_status(self, node: Node) -> None:
        if node.status is Status.DRAFT:
            chip = Chip(self.tr("Draft: no clinician has verified it"), "warning")
        elif node.status is Status.DEPRECATED:
            chip = Chip(
                self.tr("Given up in {version}").format(version=node.deprecated_since), "danger"
            )
        else:
            return
        self._column.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_place(self, node: Node) -> None:
        if node.surface is not None:
            self._add(self.tr("Surface"), self._tr(_SURFACES[node.surface]))
        if node.paired:
            self._add(self.tr("Side"), self.tr("is asked for at each use"))
        if node.sex is not None:
            self._add(self.tr("Sex"), self._tr(_SEXES[node.sex]))

    def _add_related(
        self, lexicon: Lexicon, node: Node, kind: RelationKind, name: str, language: Language
    ) -> None:
        ids = lexicon.related(node.id, kind)
        if not ids:
            return
        links = [
            f'<a href="{node_id}" style="color:{theme.current().colour("accent_text").name()};'
            f'text-decoration:none">{lexicon[node_id].words(language).label}</a>'
            for node_id in ids[:_MOST_RELATED]
        ]
        self._head(name)
        text = Text("", "ui", wrap=True)
        text.setTextFormat(Qt.TextFormat.RichText)
        text.setText(listed(links))
        text.linkActivated.connect(self.wanted)
        self._column.addWidget(text)

    def _head(self, name: str) -> None:
        self._column.addSpacing(8)
        self._column.addWidget(Text(name, "ui_strong", "text_3"))

    def _add(self, name: str, words: str) -> None:
        self._head(name)
        self._column.addWidget(Text(words, "ui", wrap=True))

    def _tr(self, words: str) -> str:
        return QCoreApplication.translate("Lexicon", words)
