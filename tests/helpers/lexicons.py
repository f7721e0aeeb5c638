"""Small lexicons for tests, built in memory or written as folders."""

from pathlib import Path

from medannot.domain.lexicon.node import Code, Level, Node, NodeKind, Role, Surface, Words
from medannot.domain.lexicon.tree import Head, Lexicon
from medannot.domain.lexicon.version import Version

HEAD_TOML = """\
format = "1.0.0"
id = "small"
version = "1.0.0"

[name]
en = "Small"
zh = "小"
"""

REGIONS_HEADER = (
    "id,parent_id,kind,selectable_at,order,en,zh,en_syn,zh_syn,definition_en,definition_zh,"
    "paired,sex,surface,status,since,deprecated_since,replaced_by,source,note"
)


def node(node_id: str, parent: str, kind: NodeKind, en: str, zh: str, **more: object) -> Node:
    """Return a node that may be chosen, unless it orders others."""
    level = Level.NONE if kind in {NodeKind.TREE, NodeKind.GROUP} else Level.YES
    values: dict[str, object] = {"level": level, "order": 0} | more
    return Node(
        id=node_id,
        parent_id=parent,
        kind=kind,
        en=Words(en),
        zh=Words(zh),
        **values,  # type: ignore[arg-type]  # a test names what it needs
    )


def small() -> Lexicon:
    """Return a lexicon of a dozen nodes."""
    skin, both = Surface.SKIN, Level.BOTH
    nodes = (
        node("BODY", "", NodeKind.TREE, "Body", "身体"),
        node(
            "FACE", "BODY", NodeKind.GROUP, "Face", "面部", level=Level.IMAGE_REGION, order=1
        ),
        node(
            "CHEEK", "FACE", NodeKind.REGION, "Cheek", "颊部", level=both, surface=skin, paired=True
        ),
        node("NECK", "BODY", NodeKind.GROUP, "Neck", "颈部", level=Level.IMAGE_REGION, order=2),
        node(
            "NECK.SIDE", "NECK", NodeKind.REGION, "Lateral neck", "颈侧区", level=both, surface=skin
        ),
        node("LESION", "", NodeKind.TREE, "Lesion", "皮损", order=1),
        node(
            "L.PAPULE", "LESION", NodeKind.LESION, "Papule", "丘疹",
            default_role=Role.PRIMARY, domains=frozenset({"skin"}),
        ),
        node(
            "L.PUSTULE", "LESION", NodeKind.LESION, "Pustule", "脓疱", order=1,
            default_role=Role.PRIMARY, domains=frozenset({"skin"}),
        ),
        node("DISEASE", "", NodeKind.TREE, "Disease", "疾病", order=2),
        node(
            "D.FOLLIC", "DISEASE", NodeKind.DISEASE, "Folliculitis", "毛囊炎",
            codes=(Code("ICD10", "L73.9"), Code("DOID", "4409")),
        ),
    )  # fmt: skip
    return Lexicon(Head("small", Version(1, 0, 0), "Small", "小"), nodes)


def write_small(folder: Path, *rows: str, header: str = REGIONS_HEADER) -> Path:
    """Write a folder with a head and one file of regions, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "lexicon.toml").write_text(HEAD_TOML, encoding="utf-8")
    (folder / "regions.csv").write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    return folder
