"""What is advised, and which diagnosis each advice serves."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from medannot.domain.annotation import wishes
from medannot.domain.annotation.finding import Advice, Diagnosis, Finding
from medannot.domain.ids import FindingId
from medannot.ui.bench.bench_state import Wish
from medannot.ui.bench.free_words import FreeWords
from medannot.ui.bench.step_form import (
    Look,
    NewId,
    StepForm,
    heading,
    hint,
    remove_button,
    row_of,
)
from medannot.ui.widgets.fields import Choice
from medannot.ui.widgets.small import Line

_HEIGHT = 34


class AdviceForm(StepForm):
    """Lists advice; coded items are ticked in the tree, others are written.

    Args:
        new_id: of findings that are made.
    """

    def __init__(self, new_id: NewId) -> None:
        super().__init__()
        self._words = FreeWords(new_id, self._write, self)
        self.take_words(self._words)

    def _advice(self, look: Look) -> tuple[Finding, ...]:
        found = look.state.findings.values()
        return tuple(
            one
            for one in found
            if isinstance(one.content, Advice)
            and one.media_id == look.scope
            # What is still being typed stands in its field.
            and one.id != self._words.key
        )

    def signature(self, look: Look) -> object:
        """Return the advice, and the diagnoses that it may serve."""
        named = tuple(
            (key, one.rank, one.term, one.text)
            for key, one in wishes.diagnoses_of(look.state.findings, look.scope)
        )
        return look.scope, self._advice(look), named

    def build(self, column: QVBoxLayout) -> None:
        """Show each advice with its diagnosis."""
        found = self._advice(self.look)
        if not found:
            column.addWidget(hint(self.tr("Tick what is advised in the tree.")))
        for one in found:
            if isinstance(one.content, Advice):
                self._add(column, one.id, one.content)
        name = self.tr("Other advice, in free words")
        column.addWidget(self._words.field(name, "advice.other"))

    def _add(self, column: QVBoxLayout, key: FindingId, advice: Advice) -> None:
        name = self.look.name(advice.term) if advice.term else advice.text
        away = remove_button(f"advice.{key}.away", name)
        away.clicked.connect(
            lambda _on=False: self.wished.emit(lambda now: wishes.remove(now, key))
        )
        column.addLayout(row_of(heading(name), away))
        whom = Choice(self.tr("For which diagnosis: {name}").format(name=name))
        whom.setObjectName(f"advice.{key}.for")
        whom.setFixedHeight(_HEIGHT)
        known = wishes.diagnoses_of(self.look.state.findings, self.look.scope)
        whom.offer(
            [
                ("", self.tr("For the case as a whole")),
                *((one, self._for(diagnosis)) for one, diagnosis in known),
            ]
        )
        whom.choose(advice.diagnosis or "")
        whom.activated.connect(partial(self._serve, key, whom))
        column.addWidget(whom)
        column.addWidget(Line())

    def _for(self, diagnosis: Diagnosis) -> str:
        name = self.look.name(diagnosis.term) if diagnosis.term else diagnosis.text
        return self.tr("For {name}").format(name=name)

    def _serve(self, key: FindingId, whom: Choice, _place: int) -> None:
        served = FindingId(whom.choice()) if whom.choice() else None
        self.wished.emit(lambda now: wishes.serve(now, key, served))

    def _write(self, text: str, key: FindingId) -> Wish:
        scope, served = self.look.scope, self.look.choosing.diagnosis
        return lambda now: wishes.write_advice(now, scope, text, served, key)

    def owner(self, look: Look) -> object:
        """Return whose words stand here: advice is of the case, or of one image."""
        return super().owner(look), look.scope
