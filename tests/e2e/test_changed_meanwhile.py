"""A case that changes while it is open: nothing is written over, it is told, and work goes on."""

from pathlib import Path

import pytest

from medannot.domain.annotation.finding import DiscardReason, Quality
from medannot.domain.annotation.revision import Cause, Change
from medannot.domain.ids import FindingId
from medannot.domain.people import OWNER
from medannot.services.annotating import OpenCase
from medannot.services.desk import open_desk
from tests.helpers.annotating_room import kept, search, sit_down, with_project
from tests.helpers.driving import Driven, drive
from tests.helpers.lexicon_versions import lexicon, node, write_lexicon

pytestmark = pytest.mark.usefixtures("home")

UNSHARP = Quality(DiscardReason.UNSHARP)
SAID = FindingId("said-elsewhere")


def elsewhere(window: Driven) -> tuple[OpenCase, Change]:
    """Return the case as another window has it, and what is said of its image there."""
    desk, opened = window.window.desk, window.page().presenter.state.opened
    there = desk.annotating.open(desk.annotating.seat(OWNER, "anna"), opened.case_id)
    return there, Change(SAID, there.images[0].media_id, UNSHARP)


def test_what_another_window_said_is_shown_and_not_written_over(tmp_path: Path) -> None:
    folder = with_project(tmp_path)

    def script(window: Driven) -> None:
        sit_down(window, "anna")
        annotating = window.window.desk.annotating
        anna = annotating.seat(OWNER, "anna")
        there, change = elsewhere(window)
        there = annotating.act(anna, there, [change])

        window.key("Space")
        window.wait_to_see("Another window has changed this case meanwhile; nothing of this step")
        window.idle()
        presenter = window.page().presenter
        assert [one.content for one in presenter.state.findings.values()] == [UNSHARP]
        window.click("Usable")
        window.idle()
        assert not window.sees("Another window has changed this case")
        assert [one.content for one in presenter.state.findings.values()] == [Quality()]

        with pytest.raises(Exception, match="Another window has changed this case meanwhile"):
            annotating.undo(anna, there)
        window.key("Ctrl+Z")
        window.idle()
        assert [one.content for one in presenter.state.findings.values()] == [UNSHARP]

    assert drive(["--workspace", str(folder)], script) == 0
    assert kept(folder, "anna") == [UNSHARP]


def test_a_case_that_was_handed_in_elsewhere_is_shown_as_handed_in(tmp_path: Path) -> None:
    folder = with_project(tmp_path)

    def script(window: Driven) -> None:
        sit_down(window, "anna")
        annotating = window.window.desk.annotating
        anna = annotating.seat(OWNER, "anna")
        there, change = elsewhere(window)
        annotating.submit(anna, annotating.act(anna, there, [change]))

        window.key("Space")
        window.wait_to_see("opened again in another window meanwhile")
        window.idle()
        assert window.sees("opened again in another window meanwhile")
        window.wait_to_see("Open again")

    assert drive(["--workspace", str(folder)], script) == 0
    assert kept(folder, "anna") == [UNSHARP]


def test_a_lexicon_that_is_migrated_meanwhile_is_taken_over(tmp_path: Path) -> None:
    old = write_lexicon(tmp_path / "old", lexicon("1.0.0", node("ARM"), node("LEG")))
    new = write_lexicon(
        tmp_path / "new", lexicon("2.0.0", node("ARM"), node("LEG"), node("FOOT", since="2.0.0"))
    )
    folder = with_project(tmp_path, lexicon=str(old))

    def script(window: Driven) -> None:
        sit_down(window, "anna")
        window.key("Space")
        window.idle()
        window.key("Alt+PgDown")
        search(window, "arm")
        window.window.desk.project_migration.migrate(OWNER, "skin", str(new))

        search(window, "leg")
        window.wait_to_see("The project goes by the lexicon house@2.0.0 meanwhile, not by house@1.")
        window.idle()
        search(window, "foot")
        assert not window.sees("The project goes by the lexicon")

    assert drive(["--workspace", str(folder)], script) == 0
    with open_desk(folder) as desk:
        anna = desk.annotating.seat(OWNER, "anna")
        place = desk.annotating.projects(anna)[0]
        own = desk.annotating.next(anna, place.project_id)
        assert own is not None
        opened = desk.annotating.open(anna, own.case_id)
    said = [(one.cause, getattr(one.content, "site", None)) for one in opened.revisions]
    assert [
        (cause, site and site.term.node_id, site and site.term.lexicon) for cause, site in said
    ] == [
        (Cause.MADE, None, None),
        (Cause.MADE, "ARM", "house@1.0.0"),
        (Cause.MIGRATED, "ARM", "house@2.0.0"),
        (Cause.MADE, "FOOT", "house@2.0.0"),
    ]
