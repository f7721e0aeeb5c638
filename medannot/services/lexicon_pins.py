"""Lexicons that a workspace takes into use: by id, version and hash, with a copy of its own."""

from collections.abc import Iterable
from pathlib import Path

from medannot.domain.errors import InputFault, Refusal
from medannot.domain.lexicon.pin import LexiconPin, Purpose, in_use
from medannot.domain.people import Actor, UseCase, require
from medannot.exchange.lexicons.folder import Loaded
from medannot.services.lexicon_keeping import LexiconKeeper, is_same
from medannot.store.lexicon_pins import LexiconPinList
from medannot.store.store import Store

__all__ = ["LexiconPin", "LexiconPins", "Purpose"]


class LexiconPins:
    """Pins lexicons and opens the pinned versions.

    Whatever the program ships later, a workspace goes on with the versions that it pinned, until
    somebody pins others; the copies of former versions stay.

    Args:
        store: the workspace's.
        own: the folder of the workspace's lexicons.
    """

    def __init__(self, store: Store, own: Path) -> None:
        self._store = store
        self._pins = LexiconPinList(store)
        self._keeper = LexiconKeeper(own)

    def pin(self, actor: Actor, loaded: Loaded, *, leads: bool = False) -> LexiconPin:
        """Take a version of a lexicon into use; what is in use already is not pinned again.

        Args:
            actor: who pins.
            loaded: the lexicon.
            leads: whether terms are taken from it first; the first lexicon of a workspace leads
                in any case, and one that leads goes on doing so in its later versions.

        Raises:
            Refusal: the actor may not, or another lexicon of this id and version was pinned.
            EnvironmentFault: the copy or the database cannot be written.
        """
        require(actor, UseCase.PIN_LEXICON)
        head, pins = loaded.lexicon.head, self._pins.all()
        self._refuse_another(loaded, pins)
        kept = self._keeper.keep(loaded)
        used = in_use(pins)
        leads = leads or not used or used[0].lexicon_id == head.id
        purpose = Purpose.PRIMARY if leads else Purpose.FURTHER
        last = next((pin for pin in used if pin.lexicon_id == head.id), None)
        if last is not None and (last.version, last.purpose) == (head.version, purpose):
            return last
        with self._store.writing(actor, "lexicon taken into use") as work:
            return self._pins.add(work, head.id, head.version, kept.sha256, purpose)

    def all(self, actor: Actor) -> tuple[LexiconPin, ...]:
        """Return every pin that was ever made, in the order of pinning.

        Raises:
            Refusal: the actor may not.
        """
        require(actor, UseCase.SEE_LEXICONS)
        return self._pins.all()

    def in_use(self, actor: Actor) -> tuple[LexiconPin, ...]:
        """Return the last pin of each lexicon, the one that leads first.

        Raises:
            Refusal: the actor may not.
        """
        return in_use(self.all(actor))

    def open(self, actor: Actor, lexicon_id: str = "") -> Loaded:
        """Open the version in use of a lexicon, from the workspace's own copy.

        Args:
            actor: who asks.
            lexicon_id: which lexicon; the one that leads by default.

        Raises:
            InputFault: none is in use, or its copy is missing or was altered.
            Refusal: the actor may not.
        """
        for pin in self.in_use(actor):
            if lexicon_id in {"", pin.lexicon_id}:
                return self._keeper.open(pin.pin, pin.sha256)
        raise InputFault(
            "This workspace uses no lexicon {name} yet; pin one first.", name=lexicon_id or "at all"
        )

    def problems(self, actor: Actor) -> tuple[str, ...]:
        """Return a sentence for each pinned version whose copy is missing or was altered.

        Raises:
            Refusal: the actor may not.
        """
        wanted = {(pin.pin, pin.sha256) for pin in self.all(actor)}
        return tuple(self._faults(sorted(wanted)))

    def _faults(self, wanted: Iterable[tuple[str, str]]) -> Iterable[str]:
        for pin, sha256 in wanted:
            try:
                self._keeper.open(pin, sha256)
            except InputFault as fault:
                yield str(fault)

    @staticmethod
    def _refuse_another(loaded: Loaded, pins: Iterable[LexiconPin]) -> None:
        """Refuse files that differ from those pinned before, even where their copy was lost."""
        head = loaded.lexicon.head
        for pin in pins:
            if pin.pin == head.pin and not is_same(loaded, pin.sha256):
                raise Refusal(
                    "This workspace pinned another lexicon {pin} (SHA-256 {known}); raise the "
                    "version of the new one.",
                    pin=head.pin,
                    known=pin.sha256[:12],
                )
