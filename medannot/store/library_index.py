"""The lines that the library lists: one narrow row a question, and how many share each property.

They are made from what is stored, in the same transaction as the set version, and can be made anew
at any time. The properties that can be filtered by are few, so a set of a million questions has
some hundred cells; counts of any filter are sums over these. Texts are made ready for the search
later, a few thousand at a time (`prepare_texts`); until then they are looked through one by one.
"""

from sqlalchemy import Connection, text

TEXTS = "library_words"
"""The full text index; it appears with the first text that is made ready."""

MODALITY_KEYS = ("modality", "Modality", "modality_type", "image_modality", "image_type")
REGION_KEYS = ("organ", "image_organ", "region", "body_part", "body_region", "location", "anatomy")

PROPERTIES = "type, ability, language, modality, region, knowledge, image, has_key"

_OF_SET = (
    "SELECT p.id FROM library_part AS p JOIN set_version AS v ON v.id = p.set_version_id "
    "WHERE v.set_id = :set_id"
)
_CLEAR = (
    f"DELETE FROM library_line WHERE part_id IN ({_OF_SET})",  # noqa: S608  # made of constants
    f"DELETE FROM library_cell WHERE part_id IN ({_OF_SET})",  # noqa: S608  # made of constants
    f"DELETE FROM library_part WHERE id IN ({_OF_SET})",  # noqa: S608  # made of constants
)

_KNOWN = """
CREATE TEMP TABLE library_known AS
SELECT m.item_version_id, l.text_id
FROM library_line AS l JOIN library_part AS p ON p.id = l.part_id
JOIN set_version AS v ON v.id = p.set_version_id
JOIN set_member AS m ON m.set_version_id = p.set_version_id AND m.position = l.position
WHERE v.set_id = :set_id
"""

_FRESH = """
CREATE TEMP TABLE library_fresh AS
SELECT m.position, v.id AS version_id, v.type, v.ability, v.language,
    {modality} AS modality, {region} AS region, {knowledge} AS knowledge,
    CASE
        WHEN NOT EXISTS (SELECT 1 FROM item_image AS i WHERE i.item_version_id = v.id) THEN 'none'
        WHEN EXISTS (
            SELECT 1 FROM item_image AS i LEFT JOIN media AS d ON d.id = i.media_id
            WHERE i.item_version_id = v.id AND (i.media_id IS NULL OR d.erased_utc IS NOT NULL)
        ) THEN 'missing'
        ELSE 'some'
    END AS image,
    EXISTS (SELECT 1 FROM reference_answer AS r WHERE r.item_version_id = v.id) AS has_key,
    -CAST(strftime('%s', v.created_utc) AS INTEGER) AS age
FROM set_member AS m JOIN item_version AS v ON v.id = m.item_version_id
WHERE m.set_version_id = :version_id
ORDER BY m.position
"""

_FIRST = "CASE v.categories WHEN '{{}}' THEN '' ELSE coalesce({}, '') END"
_KNOWLEDGE = (
    "CASE WHEN v.categories = '{}' THEN '' ELSE CASE "
    "coalesce(json_extract(v.categories, '$.base_type'), "
    "json_extract(v.categories, '$.knowledge'), '') "
    "WHEN 'vqa' THEN 'image' WHEN 'kvqa' THEN 'knowledge' WHEN 'image' THEN 'image' "
    "WHEN 'knowledge' THEN 'knowledge' ELSE '' END END"
)

_CELLS = f"""
INSERT INTO library_cell (part_id, {PROPERTIES}, lines)
SELECT :part_id, {PROPERTIES}, count(*) FROM library_fresh GROUP BY {PROPERTIES}
"""  # noqa: S608  # made of constants

_MADE = f"""
CREATE TEMP TABLE library_made AS SELECT id, {PROPERTIES} FROM library_cell WHERE part_id = :part
"""  # noqa: S608  # made of constants

_LINES = f"""
INSERT INTO library_line (part_id, position, cell_id, text_id, age)
SELECT :part_id, f.position, c.id, coalesce(k.text_id, :last_text + f.position), f.age
FROM library_fresh AS f
JOIN library_made AS c USING ({PROPERTIES})
LEFT JOIN library_known AS k ON k.item_version_id = f.version_id
ORDER BY f.position
"""  # noqa: S608  # made of constants

_WAITING = """
SELECT l.text_id, v.stem, v.context, coalesce((
    SELECT group_concat(o.text, char(10)) FROM item_option AS o WHERE o.item_version_id = v.id
), ''), i.source_id
FROM (
    SELECT part_id, position, text_id FROM library_line
    WHERE text_id > :mark ORDER BY text_id LIMIT :most
) AS l
JOIN library_part AS p ON p.id = l.part_id
JOIN set_member AS m ON m.set_version_id = p.set_version_id AND m.position = l.position
JOIN item_version AS v ON v.id = m.item_version_id
JOIN item AS i ON i.id = v.item_id
"""


def index_set_version(connection: Connection, set_id: str, version_id: str) -> None:
    """Make the lines of a set's newest version; those of its earlier ones go."""
    run = connection.exec_driver_sql
    values = {"set_id": set_id, "version_id": version_id}
    for table in ("library_known", "library_fresh", "library_made"):
        run(f"DROP TABLE IF EXISTS temp.{table}")
    connection.execute(text(_KNOWN), values)
    run("CREATE INDEX temp.library_known_versions ON library_known (item_version_id)")
    last = last_text(connection)
    for statement in _CLEAR:
        connection.execute(text(statement), values)
    connection.execute(text(_fresh()), values)
    part = connection.execute(
        text("INSERT INTO library_part (set_version_id) VALUES (:version_id) RETURNING id"), values
    ).scalar_one()
    connection.execute(text(_CELLS), {"part_id": part})
    connection.execute(text(_MADE), {"part": part})
    run(f"CREATE INDEX temp.library_made_cells ON library_made ({PROPERTIES})")
    connection.execute(text(_LINES), {"part_id": part, "last_text": last})
    for table in ("library_known", "library_fresh", "library_made"):
        run(f"DROP TABLE temp.{table}")


def last_text(connection: Connection) -> int:
    """Return the last number that a text was given.

    Texts are numbered on for ever: what is ready for the search may name no other line later.
    """
    last = connection.exec_driver_sql("SELECT coalesce(max(text_id), 0) FROM library_line")
    return max(int(last.scalar_one()), text_mark(connection))


def index_what_is_missing(connection: Connection) -> int:
    """Make the lines of each set whose newest version has none; return how many sets."""
    rows = connection.execute(text(MISSING)).all()
    for row in rows:
        index_set_version(connection, row.set_id, row.id)
    return len(rows)


MISSING = """
SELECT v.set_id, v.id FROM set_version AS v
WHERE v.number = (SELECT max(o.number) FROM set_version AS o WHERE o.set_id = v.set_id)
AND NOT EXISTS (SELECT 1 FROM library_part AS p WHERE p.set_version_id = v.id)
"""


def forget_lines_of_media(connection: Connection, sha256: str) -> None:
    """Drop the lines of each set that shows an image, so that they are made anew."""
    parts = connection.execute(
        text(
            "SELECT DISTINCT p.id FROM library_part AS p "
            "JOIN item_image AS i JOIN media AS d ON d.id = i.media_id "
            "JOIN set_member AS m ON m.set_version_id = p.set_version_id "
            "AND m.item_version_id = i.item_version_id WHERE d.sha256 = :sha256"
        ),
        {"sha256": sha256},
    ).scalars()
    for part in parts.all():
        for table, column in (
            ("library_line", "part_id"),
            ("library_cell", "part_id"),
            ("library_part", "id"),
        ):
            connection.execute(text(f"DELETE FROM {table} WHERE {column} = :part"), {"part": part})  # noqa: S608  # made of constants


def text_mark(connection: Connection) -> int:
    """Return the number up to which texts are ready for the search; 0 where none is."""
    there = "SELECT 1 FROM sqlite_master WHERE name = ?"
    if connection.exec_driver_sql(there, (TEXTS,)).first() is None:
        return 0
    last = connection.exec_driver_sql(
        f"SELECT id FROM {TEXTS}_docsize ORDER BY id DESC LIMIT 1"  # noqa: S608  # made of constants
    )
    return int(last.scalar() or 0)


def texts_wait(connection: Connection) -> bool:
    """Tell whether there are texts to make ready for the search."""
    waiting = text("SELECT 1 FROM library_line WHERE text_id > :mark LIMIT 1")
    return connection.execute(waiting, {"mark": text_mark(connection)}).first() is not None


def prepare_texts(connection: Connection, most: int) -> int:
    """Make some texts ready for the search; return how many, 0 where none waits."""
    # Of words too short for trigrams the texts themselves are read.
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {TEXTS} USING fts5(words, tokenize='trigram')"
    )
    connection.exec_driver_sql("DROP TABLE IF EXISTS library_text")  # held no texts
    rows = connection.execute(text(_WAITING), {"mark": text_mark(connection), "most": most}).all()
    ready = {row[0]: "\n".join(row[1:]) for row in rows}
    if ready:
        connection.exec_driver_sql(
            f"INSERT INTO {TEXTS} (rowid, words) VALUES (?, ?)",  # noqa: S608  # made of constants
            sorted(ready.items()),
        )
    return len(ready)


def _fresh() -> str:
    def first(keys: tuple[str, ...]) -> str:
        found = ", ".join(f"json_extract(v.categories, '$.{key}')" for key in keys)
        return _FIRST.format(found)

    return _FRESH.format(
        modality=first(MODALITY_KEYS), region=first(REGION_KEYS), knowledge=_KNOWLEDGE
    )
