"""Which key holds what: the records that were looked at, the mapping so far, what it gives."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medannot.domain.errors import MedannotError
from medannot.domain.people import OWNER
from medannot.ui.faults import sentence
from medannot.ui.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from medannot.services.desk import Desk
    from medannot.services.pictures import SmallPicture
    from medannot.services.question_mapping_values import (
        Checked,
        Look,
        MappingName,
        Node,
        RawContainer,
        RawMapping,
        Role,
        ShownImage,
    )

_PICTURE = 640


@dataclass(frozen=True, slots=True)
class MappingState:
    """What the mapping screen shows.

    Attributes:
        look: the records; None before they were read.
        raw: the mapping so far.
        checked: what it gives; None while that is found out.
        record: which record is shown, from 0.
        images: folder of the images.
        begun: name of the mapping that it began with, or "".
        changed: whether a person changed it since.
        fault: a sentence about the last act, or "".
    """

    look: "Look | None" = None
    raw: "RawMapping" = field(default_factory=dict)
    checked: "Checked | None" = None
    record: int = 0
    images: Path | None = None
    begun: str = ""
    changed: bool = False
    fault: str = ""

    @property
    def known(self) -> str:
        """Return the name of the mapping where nobody changed it, or ""."""
        return "" if self.changed else self.begun


class MappingPresenter(QObject):
    """Changes a mapping and tries it beside the GUI thread.

    Signals:
        state_changed: (MappingState).
        picture_ready: (ShownImage, SmallPicture or None, why not).
    """

    state_changed = Signal(object)
    picture_ready = Signal(object, object, str)

    def __init__(self, desk: "Desk", tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self.state = MappingState()
        self.names: tuple[MappingName, ...] = ()
        self._asked = 0
        self._paths: tuple[Path, ...] = ()
        self._encoding = ""
        self._by_hand: set[Role] = set()
        self._made: RawMapping | None = None

    def begin(
        self,
        look: "Look",
        paths: "Sequence[Path]",
        images: Path | None,
        name: str,
        encoding: str = "",
    ) -> None:
        """Begin with a look at files.

        Args:
            look: the records.
            paths: what was looked at: files, or folders of them.
            images: folder of the images, or None.
            name: of the mapping that was recognised or chosen, or "".
            encoding: of the files' text, where it was chosen.
        """
        self._paths, self._encoding = tuple(paths), encoding
        self._forget_hands()
        self._show(MappingState(look, look.proposal, images=images, begun=name))
        self._check()

    def begin_with(self, name: str) -> None:
        """Begin anew with a mapping; "" is what keys and values suggest."""
        look, held = self.state.look, self.state.raw.get("container")
        if look is None:
            return

        def work() -> "tuple[Look, RawMapping]":
            from medannot.services.question_mapping_proposal import proposed  # noqa: PLC0415

            if not name:
                return look, {**proposed(look.facts, look.records), **_holding(held)}
            raw = self._desk.mappings.raw(name)
            if raw.get("container") == held:
                return look, raw
            # This mapping's files hold their records in another way.
            encoding = self._encoding
            return self._desk.mappings.look(OWNER, self._paths, name=name, encoding=encoding), raw

        self._tasks.free(work, lambda found: self._take(*found, name), self._fail)

    def _take(self, look: "Look", raw: "RawMapping", name: str) -> None:
        self._forget_hands()
        record = min(self.state.record, max(len(look.rows) - 1, 0))
        state = replace(self.state, look=look, record=record, raw=raw, begun=name)
        self._show(replace(state, changed=False, checked=None, fault=""))
        self._check()

    def hold(self, container: "RawContainer") -> None:
        """Read the files as holding their records in another way."""
        paths, look = self._paths, self.state.look
        if look is None or (look.holding is not None and look.holding.raw == container):
            return
        self._tasks.free(
            lambda: self._desk.mappings.look(
                OWNER, paths, container=container, encoding=self._encoding
            ),
            self._take_held,
            self._fail,
        )

    def _take_held(self, look: "Look") -> None:
        from medannot.services.question_mapping_keeping import kept  # noqa: PLC0415
        from medannot.services.question_mapping_values import Role  # noqa: PLC0415

        # All of a mapping that was chosen counts as made by hand.
        roles = [role for role in Role if self.state.begun or role in self._by_hand]
        self._by_hand.update(roles)
        # From one place to another and back nothing is lost, unless something was changed there.
        self._made = self._made or self.state.raw
        known = {one.path for one in look.facts}
        raw = kept(self._made, look.proposal, roles, known) if known else self._made
        if look.holding is not None:
            raw = {**raw, **_holding(look.holding.raw)}
        self._show(replace(self.state, look=look, record=0, raw=raw, begun=""))
        self._show(replace(self.state, changed=True, checked=None, fault=""))
        self._check()

    def _forget_hands(self) -> None:
        self._by_hand.clear()
        self._made = None

    def take_saved(self, name: str) -> None:
        """Take to notice that the mapping was kept by a name."""
        self._show(replace(self.state, begun=name, changed=False))

    # What a person does

    def assign(self, role: "Role", path: str) -> None:
        """Give a key to a role; "" takes the role away."""
        look, raw = self.state.look, self.state.raw
        if look is not None:
            before = self.role_of(path) if path else None
            self._by_hand |= {role} if before is None else {role, before}
            self._change(self._desk.mappings.assign(look, raw, role, path, before))

    def leave_out(self, path: str) -> None:
        """Let a key play no role any more."""
        from medannot.services.question_mapping_roles import (  # noqa: PLC0415
            given,
            keys_of,
            others_of,
        )

        role, raw = self.role_of(path), self.state.raw
        if role is None:
            return
        self._by_hand.add(role)
        keys = keys_of(raw, role)
        left = others_of(raw, role, path)
        look = self.state.look
        if role.value == "options" and len(left) > 1 and look is not None:
            from medannot.services.question_mapping_proposal import in_columns  # noqa: PLC0415

            self._change(in_columns(raw, left, look.records))
            return
        several = role.value == "categories" or len(keys) > 1
        self._change(given(raw, role, left) if several else self._without(role))

    def _without(self, role: "Role") -> "RawMapping":
        from medannot.services.question_mapping_roles import without  # noqa: PLC0415

        return without(self.state.raw, role)

    def write_as(self, role: "Role", form: str) -> None:
        """Say how the values of a role are written."""
        from medannot.services.question_mapping_proposal import written_as  # noqa: PLC0415

        look = self.state.look
        self._by_hand.add(role)
        records, facts = (look.records, look.facts) if look is not None else ((), ())
        self._change(written_as(self.state.raw, role, form, records, facts))

    def mean(self, word: str, kind: str) -> None:
        """Say which type a word of the source means."""
        from medannot.services.question_mapping_roles import type_words, typed  # noqa: PLC0415

        words = dict(type_words(self.state.raw)) | {word.strip().casefold(): kind}
        self._change(typed(self.state.raw, words))

    def show_record(self, place: int) -> None:
        """Show another of the records that were looked at."""
        look = self.state.look
        if look is not None and 0 <= place < len(look.rows):
            self._show(replace(self.state, record=place))

    def _change(self, raw: "RawMapping") -> None:
        if raw != self.state.raw:
            self._made = None
            self._show(replace(self.state, raw=raw, changed=True, checked=None, fault=""))
            self._check()

    # What there is to show

    def tree(self) -> "tuple[Node, ...]":
        """Return the record that is shown as a tree."""
        from medannot.services.question_mapping_tree import tree_of  # noqa: PLC0415

        look = self.state.look
        return tree_of(look.rows[self.state.record][2]) if look and look.rows else ()

    def role_of(self, path: str) -> "Role | None":
        """Return the role that a key plays, or None."""
        from medannot.services.question_mapping_roles import role_of  # noqa: PLC0415

        return role_of(self.state.raw, path)

    def keys_of(self, role: "Role") -> tuple[str, ...]:
        """Return the keys that play a role."""
        from medannot.services.question_mapping_roles import keys_of  # noqa: PLC0415

        return keys_of(self.state.raw, role)

    def form_of(self, role: "Role") -> str:
        """Return how the values of a role are written."""
        from medannot.services.question_mapping_roles import form_of  # noqa: PLC0415

        return form_of(self.state.raw, role)

    def type_words(self) -> "Mapping[str, str]":
        """Return what the source's words for types mean."""
        from medannot.services.question_mapping_roles import type_words  # noqa: PLC0415

        return type_words(self.state.raw)

    def ask_picture(self, image: "ShownImage") -> None:
        """Decode an image of a shown question; it comes by `picture_ready`."""
        mappings = self._desk.mappings

        def work() -> "tuple[ShownImage, SmallPicture | None, str]":
            try:
                return image, mappings.picture(OWNER, image, _PICTURE), ""
            except MedannotError as fault:
                return image, None, sentence(fault)

        self._tasks.free(work, self._take_picture)

    def _take_picture(self, found: "tuple[ShownImage, SmallPicture | None, str]") -> None:
        self.picture_ready.emit(*found)

    # Trying

    def _check(self) -> None:
        self._asked += 1
        number, state, mappings = self._asked, self.state, self._desk.mappings
        look = state.look
        if look is None:
            return
        self._tasks.free(
            lambda: (number, mappings.check(OWNER, look, state.raw, state.images)),
            self._take_check,
            self._fail,
        )

    def _take_check(self, found: "tuple[int, Checked]") -> None:
        number, checked = found
        if number == self._asked:
            self._show(replace(self.state, checked=checked))

    def _fail(self, fault: Exception) -> None:
        self._show(replace(self.state, fault=sentence(fault)))

    def _show(self, state: MappingState) -> None:
        self.state = state
        self.state_changed.emit(state)


def _holding(container: "RawContainer | None") -> "RawMapping":
    return {"container": container} if container else {}
