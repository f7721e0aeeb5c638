"""What a role found is what its own field gives, whatever another role does to the row."""

import csv
from pathlib import Path

from medannot.domain.people import OWNER
from medannot.services.question_mapping import QuestionMappings
from medannot.services.question_mapping_values import Role
from tests.helpers.question_banks import picture

OPTIONS = "['Ring', 'Schuppe', 'Delle', 'Netz']"


def table(folder: Path, rows: list[tuple[str, ...]]) -> Path:
    path = folder / "klinik.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("Frage", "Auswahl", "Bild", "Loesung"), *rows])
    return path


def test_a_refused_answer_leaves_options_and_images_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "1.png").write_bytes(picture(1))
    asked = [(f"Was zeigt Bild {n}?", OPTIONS, f"{n}.png", "unklar") for n in (1, 2)]
    mappings = QuestionMappings(tmp_path / "workspace")
    look = mappings.look(OWNER, [table(tmp_path, asked)])
    raw = {
        "name": "new",
        "title": "new",
        "question": "Frage",
        "options": {"key": "Auswahl", "from": "field"},
        "images": {"key": "Bild"},
        "answer": {"key": "Loesung"},
    }

    checked = mappings.check(OWNER, look, raw, tmp_path)

    assert (checked.rows, checked.good) == (2, 0)
    assert [one.sentence() for one in checked.refused] == [
        "klinik.csv, row 1: its key 'unklar' is not among its options.",
        "klinik.csv, row 2: its key 'unklar' is not among its options.",
    ]
    options, images = checked.roles[Role.OPTIONS], checked.roles[Role.IMAGES]
    assert (options.filled, options.least, options.most, options.trouble) == (2, 4, 4, 0)
    assert (images.filled, images.most, images.missing, images.trouble) == (2, 1, 1, 0)
    assert checked.roles[Role.ANSWER].trouble == 2
    # The preview shows the question with the reason, as it is without the answer.
    first = checked.seen[0]
    assert first.draft is not None
    assert first.problem is not None
    assert (first.draft.stem, first.draft.options, first.draft.key) == (
        "Was zeigt Bild 1?",
        ("Ring", "Schuppe", "Delle", "Netz"),
        None,
    )
    assert [image and image.path for image in first.images] == [tmp_path / "1.png"]


def test_a_row_without_a_question_keeps_its_options_and_bad_options_count_as_none(
    tmp_path: Path,
) -> None:
    rows = [("", OPTIONS, "1.png", "A"), ("Was ist das?", "['Ring']", "2.png", "A")]
    mappings = QuestionMappings(tmp_path / "workspace")
    look = mappings.look(OWNER, [table(tmp_path, rows)])
    raw = {
        "name": "new",
        "title": "new",
        "question": "Frage",
        "options": {"key": "Auswahl", "from": "field"},
        "images": {"key": "Bild"},
    }

    roles = mappings.check(OWNER, look, raw).roles

    assert (roles[Role.OPTIONS].filled, roles[Role.OPTIONS].most) == (1, 4)
    assert (roles[Role.OPTIONS].trouble, roles[Role.QUESTION].trouble) == (1, 1)
    assert (roles[Role.IMAGES].filled, roles[Role.IMAGES].most) == (2, 1)
