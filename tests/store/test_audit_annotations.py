"""Whatever another program alters of annotations, the verification names it."""

from pathlib import Path

import pytest

from medannot.domain.annotation.finding import Diagnosis
from tests.helpers.annotated import UNSHARP, AnnotationRoom, lesion
from tests.helpers.tampering import ids, tamper, verified


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a closed workspace in which two have annotated a case and differ."""
    with AnnotationRoom(tmp_path) as room:
        opened = room.say(room.open(), UNSHARP, 1)
        opened = room.say(opened, lesion())
        room.desk.annotating.undo(room.actor(), opened)
        room.complete_rest(room.open(), Diagnosis(None, 1, "acne"))
        room.complete_rest(room.open("bert"), Diagnosis(None, 1, "rosacea"), "bert")
        return room.desk.folder


def test_what_nobody_altered_holds(folder: Path) -> None:
    assert verified(folder).problems == ()
    assert ids(folder, "SELECT disagrees FROM annotation_case ORDER BY number") == ["1", "None"]


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        (
            (
                """UPDATE finding_revision SET content = '{"discarded":"exposure"}' WHERE """
                """content = '{"discarded":"unsharp"}'"""
            ),
            'content is \'{"discarded":"exposure"}\', the audit says',
        ),
        ("UPDATE finding_revision SET content = 'nonsense' WHERE seq = 1", "'nonsense'"),
        ("UPDATE finding_revision SET reason = 'x' WHERE seq = 1", "reason is 'x'"),
        (
            (
                "INSERT INTO finding_revision SELECT 'new', assignment_id, 99, 'f', NULL, act_id, "
                "author_id, role, utc, cause, kind, media_id, content, lexicon, reason "
                "FROM finding_revision WHERE seq = 1 LIMIT 1"
            ),
            "finding_revision new stands in no audit entry",
        ),
        ("UPDATE current_finding SET topic = 'L.NODULE'", "is not what its chain of revisions"),
        ("DELETE FROM current_finding WHERE kind = 'diagnosis'", "is not what its chain"),
        (
            (
                "INSERT INTO current_finding SELECT 'ghost', project_id, case_id, assignment_id, "
                "revision_id, kind, media_id, topic FROM current_finding LIMIT 1"
            ),
            "current_finding ghost has no revision that stands",
        ),
        (
            "UPDATE annotation_assignment SET state = 'submitted' WHERE state = 'open'",
            "its state is 'submitted', the audit says 'open'",
        ),
        (
            "UPDATE annotation_assignment SET state = 'open' WHERE state = 'submitted'",
            "its state is 'open', the audit says 'submitted'",
        ),
        (
            "UPDATE annotation_assignment SET position = position + 10",
            "its cases, images or assignments are not those that the audit vouches for",
        ),
        ("UPDATE case_media SET name_mac = 'x'", "its cases, images or assignments are not"),
        ("UPDATE annotation_case SET name = 'Zhang San'", "its cases, images or assignments"),
        ("UPDATE annotation_case SET disagrees = 0 WHERE number = 1", "disagrees is 0"),
        ("UPDATE annotation_case SET disagrees = 0 WHERE number = 2", "no audit entry says"),
        ("UPDATE annotation_project SET annotators = 3", "annotators is 3, the audit says 2"),
        (
            (
                "INSERT INTO annotation_project SELECT 'p', 'other', steps, lexicon, "
                "lexicon_sha256, required, levels, annotators, closed_world, diagnosis_scope, "
                "seed, created_utc "
                "FROM annotation_project"
            ),
            "annotation_project p stands in no audit entry",
        ),
    ],
)
def test_what_was_altered_is_named(folder: Path, statement: str, sentence: str) -> None:
    tamper(folder, statement)

    problems = verified(folder).problems

    assert [one for one in problems if sentence in one], problems
