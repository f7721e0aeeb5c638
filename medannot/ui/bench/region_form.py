"""The regions that are seen in the image in front, and on which side they are."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from medannot.domain.annotation.finding import Finding, Laterality, Lesion, Region, Site
from medannot.domain.annotation.regions import coarse_of, derived
from medannot.domain.annotation.wishes import remove, side_region, switch_region
from medannot.domain.annotation.wishes_of_lesions import lesions_of
from medannot.domain.ids import FindingId
from medannot.domain.lexicon.tree import Lexicon
from medannot.ui.bench.step_form import (
    Look,
    NewId,
    StepForm,
    at_left,
    heading,
    hint,
    remove_button,
    row_of,
    side_choice,
)
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.small import Line
from medannot.ui.widgets.text import Text


class RegionForm(StepForm):
    """Lists the regions of the image in front; they are ticked in the tree or on the map.

    Args:
        new_id: of findings that are made.
    """

    def __init__(self, new_id: NewId) -> None:
        super().__init__()
        self._new_id = new_id

    def _regions(self, look: Look) -> tuple[Finding, ...]:
        found = look.state.findings.values()
        return tuple(
            one
            for one in found
            if isinstance(one.content, Region) and one.media_id == look.media_id
        )

    def _derived(self, look: Look) -> tuple[Site, ...]:
        """Return the regions in which lesions lie and that nobody has named yet."""
        lexicon = look.state.terms
        lesions = [one for one in look.state.findings.values() if isinstance(one.content, Lesion)]
        return derived((*lesions, *self._regions(look)), lexicon) if lexicon is not None else ()

    def signature(self, look: Look) -> object:
        """Return the regions."""
        return look.media_id, self._regions(look), self._derived(look)

    def build(self, column: QVBoxLayout) -> None:
        """Show each region with its side, where it has one."""
        look = self.look
        regions = self._regions(look)
        if not regions:
            column.addWidget(hint(self.tr("Tick every region that is seen, in the tree or map.")))
        for one in regions:
            if isinstance(one.content, Region):
                self._add(column, one.id, one.content.site)
        offered = self._derived(look)
        if offered:
            column.addWidget(Line())
            column.addWidget(hint(self.tr("From the places of the lesions; add what is seen here")))
        for site in offered:
            button = Button(look.placed(site), "quiet", icon="plus", size="compact")
            button.setObjectName(f"derived.{site.term.node_id}")
            button.clicked.connect(lambda _on=False, s=site: self._name(s))
            column.addLayout(at_left(button))

    def _add(self, column: QVBoxLayout, finding_id: FindingId, site: Site) -> None:
        name = self.look.name(site.term)
        away = remove_button(f"region.{finding_id}.away", name)
        away.clicked.connect(
            lambda _on=False: self.wished.emit(lambda now: remove(now, finding_id))
        )
        lesions = self._lesions_in(site)
        more = [Text(lesions, tone="text_3")] if lesions else []
        column.addLayout(row_of(heading(name), *more, away))
        if self.look.is_paired(site):
            side = side_choice(f"region.{finding_id}", site.laterality, name)
            side.chosen.connect(partial(self._side, finding_id))
            column.addWidget(side)

    def _lesions_in(self, site: Site) -> str:
        """Return the numbers of the lesions that lie in a region."""
        lexicon = self.look.state.terms
        if lexicon is None or site.term.node_id not in lexicon:
            return ""
        above = site.term.node_id
        numbers = [
            number
            for number, (_, lesion) in enumerate(lesions_of(self.look.state.findings), start=1)
            if any(_lies_in(one, above, lexicon) for one in lesion.locations)
        ]
        if not numbers:
            return ""
        return self.tr("lesion {numbers}").format(numbers=", ".join(map(str, numbers)))

    def _side(self, finding_id: FindingId, key: str) -> None:
        side = Laterality(key)
        self.wished.emit(lambda now: side_region(now, finding_id, side))

    def _name(self, site: Site) -> None:
        media_id, new_id = self.look.media_id, self._new_id()
        if media_id is not None:
            self.wished.emit(lambda now: switch_region(now, media_id, site, new_id))


def _lies_in(site: Site, region: str, lexicon: Lexicon) -> bool:
    place = site.term.node_id
    return place in lexicon and (place == region or coarse_of(place, lexicon) == region)
