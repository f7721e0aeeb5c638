"""A lexicon of thousands of nodes in two languages, and what one types to find them."""

import csv
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

from medannot.exchange.lexicons.columns import columns_of
from medannot.exchange.lexicons.tables import write_csv

HEAD = """\
format = "1.0.0"
id = "large"
version = "1.0.0"

[name]
en = "Large"
zh = "大"
"""

SIDES = (
    ("Upper", "上"), ("Lower", "下"), ("Inner", "内"), ("Outer", "外"), ("Front", "前"),
    ("Back", "后"), ("Central", "中"), ("Lateral", "侧"), ("Medial", "正"), ("Proximal", "近"),
    ("Distal", "远"), ("Superficial", "浅"), ("Deep", "深"),
)  # fmt: skip
KINDS = (
    ("follicular", "毛囊性"), ("scaly", "鳞屑性"), ("pigmented", "色素性"), ("vascular", "血管性"),
    ("nodular", "结节性"), ("crusted", "结痂性"), ("ulcerated", "溃疡性"), ("linear", "线状"),
    ("annular", "环状"), ("grouped", "簇集性"), ("scattered", "散在性"), ("verrucous", "疣状"),
    ("atrophic", "萎缩性"), ("eczematous", "湿疹样"), ("bullous", "大疱性"), ("purpuric", "紫癜性"),
)  # fmt: skip
PLACES = (
    ("scalp", "头皮"), ("forehead", "额部"), ("eyebrow", "眉部"), ("eyelid", "眼睑"),
    ("cheek", "颊部"), ("nose", "鼻部"), ("lip", "唇部"), ("chin", "颏部"), ("ear", "耳部"),
    ("neck", "颈部"), ("shoulder", "肩部"), ("axilla", "腋窝"), ("breast", "乳房"),
    ("abdomen", "腹部"), ("back", "背部"), ("buttock", "臀部"), ("thigh", "大腿"),
    ("knee", "膝部"), ("calf", "小腿"), ("ankle", "踝部"), ("heel", "足跟"), ("sole", "足底"),
    ("palm", "手掌"), ("finger", "手指"), ("thumb", "拇指"), ("wrist", "腕部"),
)  # fmt: skip

BEGINNINGS = (
    "", "hyper", "hypo", "para", "peri", "endo", "pseudo", "poly", "micro", "macro", "dys", "leuko",
)  # fmt: skip
ROOTS = (
    "derm", "kerat", "angi", "lip", "fibr", "neur", "my", "oste", "chondr", "onych", "trich",
    "aden", "gloss", "cheil", "stomat", "blephar", "melan", "papill", "syring", "hidraden",
)  # fmt: skip
ENDS = (
    "oma", "itis", "osis", "opathy", "algia", "omalacia", "ectasia", "oplasia", "oid", "ogenic",
)  # fmt: skip

QUERIES = (
    "s", "sc", "sca", "scalp", "upper", "upper scalp", "scalp upper", "scaly cheek upper",
    "e", "r", "patch of the", "folicular", "pigmentd forehed", "ulcerted", "verucous ankel",
    "hyperkeratosis", "hyperkeratossis", "blepharits", "pseudofibroma", "keratoss cheek",
    "superfical", "quixotic", "zzzzzzzz", "of the the", "eczematuos calf", "superficial bullous he",
    "头", "头皮", "色素性头皮", "上头皮", "头皮上", "部", "性", "毛囊", "颊部大疱性", "龘", "侧颈",
    "t", "tp", "tou", "toupi", "tou pi", "sesuxing", "mnx", "sg", "sss", "xing", "bu",
    "HP:0001234", "0001234", "HP", "0", "12", "L73", "icd10:l02.1", "DOID:44",
)  # fmt: skip
"""What people type: beginnings, words in any order, misspellings, characters, pinyin, codes."""


def keys_of(typed: str) -> Iterator[str]:
    """Yield what stands in the field after each key."""
    for end in range(1, len(typed) + 1):
        yield typed[:end]


def write_large(folder: Path, nodes: int = 5_000) -> Path:
    """Write the lexicon as a folder, with codes of three systems, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "lexicon.toml").write_text(HEAD, encoding="utf-8")
    rows = list(_rows(nodes))
    (folder / "lesions.csv").write_bytes(write_csv(columns_of("lesions"), rows))
    ids = [row["id"] for row in rows if row["kind"] == "lesion"]
    for system, form in (("hp", "{:07}"), ("doid", "{}"), ("icd10", "L{:02}")):
        lines = [
            f"{one},{form.format(n % 100 if system == 'icd10' else n + 1)},exact"
            for n, one in enumerate(ids)
            if n % 3 == 0
        ]
        text = "\n".join(("id,code,match", *lines)) + "\n"
        (folder / f"codes_{system}.csv").write_text(text, encoding="utf-8")
    return folder


def rows_by_csv(folder: Path) -> int:
    """Read the same files by the csv module alone, and return how many rows there are."""
    found = 0
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            found += len(list(csv.DictReader(file)))
    return found


def _rows(nodes: int) -> Iterator[dict[str, str]]:
    """Yield rows: a top, a group for each place, one for each kind in it, and lesions below."""
    left = nodes
    seen: set[str] = set()
    for place, kind, side in product(PLACES, KINDS, SIDES):
        for row in _way(place, kind, side):
            if row["id"] in seen:
                continue
            if left == 0:
                return
            seen.add(row["id"])
            left -= 1
            yield row


def _way(
    place: tuple[str, str], kind: tuple[str, str], side: tuple[str, str]
) -> Sequence[dict[str, str]]:
    """Return a lesion's row behind those of the groups above it."""
    group = f"G.{PLACES.index(place)}"
    sub = f"{group}.{KINDS.index(kind)}"
    own = f"L.{PLACES.index(place)}.{KINDS.index(kind)}.{SIDES.index(side)}"
    return (
        _row("TOP", "", "tree", ("Lesions", "病损")),
        _row(group, "TOP", "group", (f"Lesions of the {place[0]}", f"{place[1]}病损")),
        _row(
            sub,
            group,
            "group",
            (f"{kind[0].title()} lesions of the {place[0]}", f"{place[1]}{kind[1]}病损"),
        ),
        _row(
            own,
            sub,
            "lesion",
            (
                f"{side[0]} {kind[0]} patch of the {place[0]}",
                f"{place[1]}{side[1]}{kind[1]}斑片",
            ),
            (
                f"{_latin(place, kind, side)} of the {place[0]};{kind[0]} {place[0]}",
                f"{side[1]}{place[1]}{kind[1]}皮疹",
            ),
        ),
    )


def _latin(place: tuple[str, str], kind: tuple[str, str], side: tuple[str, str]) -> str:
    """Return one of 2,400 words, another one for each side of a kind of a place."""
    number = (PLACES.index(place) * len(KINDS) + KINDS.index(kind)) * len(SIDES) + SIDES.index(side)
    number, end = divmod(number, len(ENDS))
    number, root = divmod(number, len(ROOTS))
    return f"{BEGINNINGS[number % len(BEGINNINGS)]}{ROOTS[root]}{ENDS[end]}"


def _row(
    node_id: str, parent: str, kind: str, words: tuple[str, str], more: tuple[str, str] = ("", "")
) -> dict[str, str]:
    lesion = kind == "lesion"
    cells = dict.fromkeys(columns_of("lesions"), "")
    cells |= {
        "id": node_id,
        "parent_id": parent,
        "kind": kind,
        "selectable_at": "yes" if lesion else "none",
        "order": "1",
        "en": words[0],
        "zh": words[1],
        "en_syn": more[0],
        "zh_syn": more[1],
        "definition_en": f"{words[0]}, as it is seen there and nowhere else.",
        "definition_zh": f"{words[1]}，仅见于该处。",
        "status": "draft",
        "since": "1.0.0",
        "source": "made up",
    }
    if lesion:
        cells |= {"default_role": "primary", "allowed_domain": "skin;hair"}
    return cells
