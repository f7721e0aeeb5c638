"""Nothing that the reading room is handed or imports knows the right answers."""

import dataclasses

from tests.helpers.reading_desks import Room
from tests.helpers.sources import PACKAGE, imported

FORBIDDEN_FIELDS = (
    "key",
    "right",
    "reference",
    "correct",
    "synonym",
    "explanation",
    "ability",
    "source",
    "file",
    "name",
    "set",
    "categor",
    "case",
    "famil",
    "score",
    "hash",
)


def test_what_the_reading_room_is_handed_has_no_field_for_the_truth(room: Room) -> None:
    item = room.session.current()
    assert item is not None

    names = {field.name for kind in _kinds_within(type(item)) for field in dataclasses.fields(kind)}

    assert names >= {"stem", "options", "images", "text", "media_id"}
    assert [name for name in names if any(part in name for part in FORBIDDEN_FIELDS)] == []
    assert "secret" not in repr(item)


def _kinds_within(kind: type) -> set[type]:
    """Return a dataclass and every dataclass that its fields hold."""
    found = {kind}
    for field in dataclasses.fields(kind):
        for part in (field.type, *getattr(field.type, "__args__", ())):
            if dataclasses.is_dataclass(part) and isinstance(part, type) and part not in found:
                found |= _kinds_within(part)
    return found


def test_the_reading_modules_do_not_know_where_the_truth_lies() -> None:
    modules = [
        *PACKAGE.glob("services/reading*.py"),
        *PACKAGE.glob("store/readings*.py"),
        *PACKAGE.glob("ui/reading/**/*.py"),
        PACKAGE / "domain" / "session.py",
    ]
    names = {name for module in modules for name in imported(module)}

    assert len(modules) >= 6
    for secret in (
        "medannot.store.reference_answers",
        "medannot.store.questions",
        "medannot.domain.scoring",
        "medannot.domain.question.ReferenceAnswer",
        "medannot.domain.question.ItemVersion",
        "medannot.store.tables.ReferenceAnswerRow",
        "medannot.services.question_bank",
        "medannot.services.results",
    ):
        assert secret not in names
