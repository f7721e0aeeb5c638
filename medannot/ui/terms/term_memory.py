"""Which terms a person has marked as favourites, and which were chosen last."""

from medannot.ui.settings import SettingsFile, TermIds

MOST_RECENT = 9
"""As many as there are digits for them."""


class TermMemory:
    """Keeps ids of terms by the id of their lexicon; what they mean is not its business.

    Two people who annotate at one window are shown each their own: what the other one chose last
    would tell what they said.

    Args:
        settings: where they outlive the window; without it they do not.

    Attributes:
        whose: code of the person whose terms they are; "" where nobody's work is shown.
    """

    def __init__(self, settings: SettingsFile | None = None) -> None:
        self._settings = settings
        self.whose = ""
        self._favourites = dict(settings.values.favourite_terms) if settings else {}
        self._recent = dict(settings.values.recent_terms) if settings else {}

    def favourites(self, lexicon_id: str) -> TermIds:
        """Return the favourites in the order in which they were marked."""
        return self._favourites.get(self._key(lexicon_id), ())

    def toggle(self, lexicon_id: str, node_id: str) -> None:
        """Mark a term, or take the mark away."""
        known = self.favourites(lexicon_id)
        others = tuple(one for one in known if one != node_id)
        self._favourites[self._key(lexicon_id)] = others if node_id in known else (*others, node_id)
        if self._settings is not None:
            self._settings.change(favourite_terms=dict(self._favourites))

    def recent(self, lexicon_id: str) -> TermIds:
        """Return the terms that were chosen last, the last one first."""
        return self._recent.get(self._key(lexicon_id), ())

    def remember(self, lexicon_id: str, node_id: str) -> None:
        """Put a term at the head of the recent ones."""
        others = (one for one in self.recent(lexicon_id) if one != node_id)
        self._recent[self._key(lexicon_id)] = (node_id, *others)[:MOST_RECENT]
        if self._settings is not None:
            self._settings.change(recent_terms=dict(self._recent))

    def _key(self, lexicon_id: str) -> str:
        return f"{lexicon_id} {self.whose}".strip()
