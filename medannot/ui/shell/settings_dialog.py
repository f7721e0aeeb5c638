"""Settings of this person's window: theme, language, mouse over images, memory for images."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from medannot.ui import translation
from medannot.ui.phrases import with_value
from medannot.ui.settings import MEMORY_BOUNDS, SettingsFile
from medannot.ui.viewer.profiles import Habit, habit_tip, habit_words, profile_of
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.fields import Choice, FormRow
from medannot.ui.widgets.text import Text

_WIDTH = 600
_MARGIN = 24
_SIZES_MB = (256, 512, 1_024, 2_048, 4_096, 8_192)


class SettingsDialog(QDialog):
    """Shows the settings; each change counts and is kept at once.

    Args:
        settings: where they are kept.
        put_theme: puts a theme in force.
    """

    def __init__(
        self,
        settings: SettingsFile,
        put_theme: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings, self._put_theme = settings, put_theme
        self.setWindowTitle(self.tr("Settings"))
        self.setFixedWidth(_WIDTH)
        values = settings.values
        self.theme = self._choice(
            self.tr("Theme"), [("dark", self.tr("Dark")), ("light", self.tr("Light"))], values.theme
        )
        languages = [("", self.tr("As the system")), *translation.offered()]
        known = values.language if values.language in dict(languages) else ""
        self.language = self._choice(self.tr("Language of the window"), languages, known)
        self.mouse = self._choice(
            self.tr("Mouse over images"),
            [(habit.value, habit_words(habit)) for habit in Habit],
            profile_of(values.mouse_profile).habit.value,
        )
        self.drag = self._choice(
            self.tr("Dragging the window down"),
            [("raises", self.tr("makes darker")), ("lowers", self.tr("makes brighter"))],
            "raises" if values.drag_down_raises else "lowers",
        )
        self.kept = self._memory(self.tr("Memory for images"), "image_memory_mb")
        self.decoded = self._memory(self.tr("Memory to decode a file"), "decoder_memory_mb")
        self._tip = Text("", tone="text_3", wrap=True)
        self._lay_out()
        self._connect()
        self._show_tip()
        self.theme.setFocus()

    def _choice(self, name: str, choices: list[tuple[str, str]], chosen: str) -> Choice:
        choice = Choice(name)
        choice.offer(choices)
        choice.choose(chosen)
        return choice

    def _memory(self, name: str, setting: str) -> Choice:
        least, most = MEMORY_BOUNDS[setting]
        now = int(getattr(self._settings.values, setting))
        sizes = sorted({size for size in _SIZES_MB if least <= size <= most} | {now})
        words = [(str(size), self.tr("%Ln MB", "", size)) for size in sizes]
        return self._choice(name, words, str(now))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(16)
        layout.addWidget(Text(self.tr("Settings"), "section"))
        for choice in (self.theme, self.language, self.mouse):
            layout.addWidget(FormRow(choice.accessibleName(), choice))
        layout.addWidget(self._tip)
        for choice in (self.drag, self.kept, self.decoded):
            layout.addWidget(FormRow(choice.accessibleName(), choice))
        note = self.tr(
            "The language counts from the next start; mouse and memory from the next page with "
            "images that is opened."
        )
        layout.addWidget(Text(note, tone="text_3", wrap=True))
        close = Button(self.tr("Close"), "primary", key=self.tr("Esc"))
        close.clicked.connect(lambda _checked=False: self.accept())
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.theme.currentIndexChanged.connect(lambda _: self._put_theme(self.theme.choice()))
        self.language.currentIndexChanged.connect(
            lambda _: self._settings.change(language=self.language.choice())
        )
        self.mouse.currentIndexChanged.connect(lambda _: self._take_mouse())
        self.drag.currentIndexChanged.connect(
            lambda _: self._settings.change(drag_down_raises=self.drag.choice() == "raises")
        )
        self.kept.currentIndexChanged.connect(
            lambda _: self._keep_memory("image_memory_mb", self.kept)
        )
        self.decoded.currentIndexChanged.connect(
            lambda _: self._keep_memory("decoder_memory_mb", self.decoded)
        )

    def _take_mouse(self) -> None:
        self._settings.change(mouse_profile=self.mouse.choice())
        self._show_tip()

    def _keep_memory(
        self, setting: Literal["image_memory_mb", "decoder_memory_mb"], choice: Choice
    ) -> None:
        self._settings.change(**{setting: int(choice.choice())})

    def _show_tip(self) -> None:
        habit = Habit(self.mouse.choice())
        both = (Habit.RADIOLOGY, Habit.PHOTOGRAPH)
        told = both if habit is Habit.BY_IMAGE else (habit,)
        self._tip.setText("\n".join(with_value(habit_words(one), habit_tip(one)) for one in told))
        self._tip.setMinimumHeight(self._tip.heightForWidth(_WIDTH - 2 * _MARGIN))
