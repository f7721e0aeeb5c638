"""The library's lines that an import writes are those that are made from what is stored."""

from pathlib import Path

from sqlalchemy import text

from medannot.services.question_bank import QuestionBank
from medannot.store.library_index import index_what_is_missing
from medannot.store.store import Store
from tests.helpers.question_banks import imported, own_file

LINES = """
SELECT l.position, l.text_id, l.age, c.type, c.ability, c.language, c.modality, c.region,
c.knowledge, c.image, c.has_key, c.lines
FROM library_line AS l JOIN library_cell AS c ON c.id = l.cell_id AND c.part_id = l.part_id
ORDER BY l.position
"""


def lines(store: Store) -> list[tuple[object, ...]]:
    with store.reading() as connection:
        return [tuple(row) for row in connection.execute(text(LINES))]


def test_lines_are_written_with_the_questions_as_they_would_be_made_later(
    bank: QuestionBank, store: Store, pictures: Path, tmp_path: Path
) -> None:
    path = own_file(
        tmp_path,
        {"question": "one?", "answer": "arm", "categories": {"Modality": "CT", "organ": "lung"}},
        {"question": "two?", "answer": "leg", "categories": {"Modality": "CT", "organ": "lung"}},
        {"question": "three?", "images": "ring.png", "categories": {"base_type": "kvqa"}},
        {"question": "four?", "images": ["ring.png", "gone.png"], "categories": {"location": "x"}},
    )

    imported(bank, path, images=pictures, allow_missing_images=True)

    written = lines(store)
    assert [(row[0], row[1], *row[3:]) for row in written] == [
        (1, 1, "short_text", "", "en", "CT", "lung", "", "none", 1, 2),
        (2, 2, "short_text", "", "en", "CT", "lung", "", "none", 1, 2),
        (3, 3, "short_text", "", "en", "", "", "knowledge", "some", 0, 1),
        (4, 4, "short_text", "", "en", "", "x", "", "missing", 0, 1),
    ]
    with store.deriving() as connection:
        for table in ("library_line", "library_cell", "library_part"):
            connection.execute(text(f"DELETE FROM {table}"))
        assert index_what_is_missing(connection) == 1
    assert lines(store) == written


def test_the_lines_of_a_second_set_number_their_texts_on(
    bank: QuestionBank, store: Store, tmp_path: Path
) -> None:
    imported(bank, own_file(tmp_path, {"question": "one?"}, {"question": "two?"}))
    imported(bank, own_file(tmp_path, {"question": "three?"}), set_name="other")

    assert sorted(row[1] for row in lines(store)) == [1, 2, 3]
