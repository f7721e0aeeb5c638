"""Who imports is told of likely writing in an image that is stored already, too."""

from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont
from sqlalchemy import text

from medannot.domain.covering import CoverRequest, Original, Shape, ShapeKind, Subject
from medannot.domain.ids import MediaId
from medannot.domain.people import OWNER
from medannot.services.media_covering import MediaCovering
from medannot.services.question_bank import ImportDraft, QuestionBank
from medannot.store.store import Store
from tests.helpers.pictures import dicom_file
from tests.helpers.question_banks import imported, own_file, read

WRITTEN = (
    "{name} may have text burned into its pixels (a row of shapes like letters); look at it, and "
    "cover what names anybody, before it is used."
)
OF_A_KIND = (
    "{name} is of a kind (ultrasound) into whose pixels names are often burned; look at it before "
    "it is used."
)


def told(draft: ImportDraft) -> list[str]:
    return [one.reason for one in draft.report.warnings]


def asked(folder: Path, *images: str) -> Path:
    return own_file(folder, *({"question": f"{name}?", "images": name} for name in images))


def photograph() -> bytes:
    image = Image.new("L", (400, 300), 60)
    font = ImageFont.load_default(size=24)
    ImageDraw.Draw(image).text((20, 20), "MUSTERMANN ERIKA", fill=250, font=font)
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def test_a_second_set_of_the_same_images_tells_of_their_writing_again(
    bank: QuestionBank, tmp_path: Path
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    scan = dicom_file(np.zeros((1, 4, 4), np.uint16), Modality="US")
    for folder, names in ((first, ("a.png", "b.dcm")), (second, ("c.png", "d.dcm"))):
        folder.mkdir()
        for name, data in zip(names, (photograph(), scan), strict=True):
            (folder / name).write_bytes(data)
    draft = imported(bank, asked(tmp_path, "a.png", "b.dcm"), images=first)
    assert told(draft) == [WRITTEN.format(name="a.png"), OF_A_KIND.format(name="b.dcm")]

    path = asked(tmp_path, "c.png", "d.dcm")
    draft = read(bank, path, images=second, set_name="next")

    assert told(draft) == [WRITTEN.format(name="c.png"), OF_A_KIND.format(name="d.dcm")]


def test_what_a_person_has_covered_is_not_told_of_again(
    bank: QuestionBank, store: Store, pictures: Path, tmp_path: Path
) -> None:
    (pictures / "a.png").write_bytes(photograph())
    path = asked(tmp_path, "a.png")
    imported(bank, path, images=pictures)
    with store.reading() as connection:
        media = MediaId(connection.execute(text("SELECT id FROM media")).scalar_one())
    request = CoverRequest(
        (Shape(ShapeKind.BOX, ((0, 0), (399, 60))),),
        Subject.WRITING,
        "a name",
        original=Original.KEPT,
    )
    MediaCovering(store).cover(OWNER, media, request)

    assert told(read(bank, path, images=pictures, set_name="next")) == []
