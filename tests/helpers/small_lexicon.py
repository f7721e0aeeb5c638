"""A lexicon of five nodes in a folder, and workbooks of it that somebody edited."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from medannot.exchange.lexicons.folder import Loaded, load
from medannot.exchange.lexicons.workbook import lexicon_workbook

HEAD = """\
# Ours.
format = "1.0.0"
id = "clinic-skin"
version = "1.2.0"
languages = ["en", "zh"]
notices = [
  "Made by the clinic.",
]

[name]
en = "Skin"
zh = "皮肤"

[cut_offs]
papule_cm = 0.5
"""

REGIONS = """\
\ufeffid,parent_id,kind,selectable_at,order,en,zh,en_syn,zh_syn,definition_en,definition_zh,\
paired,sex,surface,status,since,deprecated_since,replaced_by,source,note
BODY,,tree,none,1,Body,身体,,,,,no,,,draft,1.0.0,,,,
FACE,BODY,region,both,1,Face,面部,,,,,no,,skin,draft,1.0.0,,,,
"""

LESIONS = """\
\ufeffid,parent_id,kind,selectable_at,order,en,zh,en_syn,zh_syn,definition_en,definition_zh,\
default_role,allowed_domain,status,since,deprecated_since,replaced_by,source,note
LESION,,tree,none,2,Lesion,病损,,,,,,,draft,1.0.0,,,,
L.PAPULE,LESION,lesion,yes,1,Papule,丘疹,bump;pimple,疙瘩,"Small, raised.",小而隆起。,\
primary,skin;oral_mucosa,draft,1.0.0,,,,
L.NODULE,LESION,lesion,yes,2,Nodule,结节,,,,,primary,skin,draft,1.0.0,,,,
"""

RELATIONS = """\
\ufeffsubject,kind,object,status,source,note
L.PAPULE,overlaps,L.NODULE,draft,authored,
"""

RULES = """\
\ufeffid,subject,relation,object,severity,message_en,message_zh
C.FACE,L.NODULE,requires,under:BODY,warn,Say where.,请注明部位。
"""

CODES = """\
\ufeffid,code,match
L.PAPULE,0200034,exact
"""

CHANGES = """\
\ufefffrom_version,to_version,op,old_ids,new_ids,condition,auto,note
1.1.0,1.2.0,relabel,FACE,FACE,,yes,
"""

FILES = {
    "lexicon.toml": HEAD,
    "regions.csv": REGIONS,
    "lesions.csv": LESIONS,
    "relations.csv": RELATIONS,
    "constraints.csv": RULES,
    "codes_hp.csv": CODES,
    "changes.csv": CHANGES,
}


def small_lexicon(folder: Path) -> Path:
    """Write the lexicon into a new folder and return it."""
    folder.mkdir(parents=True)
    for name, text in FILES.items():
        (folder / name).write_bytes(text.encode())
    return folder


def small(tmp_path: Path) -> Loaded:
    """Return the lexicon, loaded."""
    return load(small_lexicon(tmp_path / "clinic-skin"))


def edited_workbook(
    loaded: Loaded, path: Path, edit: Callable[[Workbook], object] = lambda book: None
) -> Path:
    """Write the workbook of a lexicon after an edit, and return its path."""
    book = load_workbook(BytesIO(lexicon_workbook(loaded)))
    edit(book)
    book.save(path)
    return path


def sheet_of(book: Workbook, name: str) -> Worksheet:
    sheet = book[name]
    assert isinstance(sheet, Worksheet)
    return sheet


def put(book: Workbook, sheet: str, place: str, value: object) -> None:
    """Set a cell as a spreadsheet would: a number as a number, a formula as a formula."""
    sheet_of(book, sheet)[place].value = value


def with_part(path: Path, name: str, data: bytes) -> Path:
    """Add a part to a workbook's package, or put it in the place of one."""
    before = zipfile.ZipFile(BytesIO(path.read_bytes()))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after:
        for info in before.infolist():
            if info.filename != name:
                after.writestr(info.filename, before.read(info))
        after.writestr(name, data)
    return path
