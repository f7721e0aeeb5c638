"""The images that a record names, or carries in itself."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

from medannot.exchange.question_sets.embedded_images import image_bytes, packed_list
from medannot.exchange.question_sets.image_values import captioned, image_values
from medannot.exchange.question_sets.mapping import ImageForm, ImageRole
from medannot.exchange.question_sets.texts import clean
from medannot.exchange.question_sets.values import DraftImage, RowRefused


def draft_images(record: Mapping[str, Any], role: ImageRole) -> tuple[DraftImage, ...]:
    """Return the images that a record names, in order.

    Raises:
        RowRefused: a name leads out of the images folder, or what stands there is no image.
    """
    if not role.key:
        return ()
    values = [
        inner
        for value in image_values(record, role)
        for inner in _several(packed_list(value, role.form))
        if inner is not None and inner != ""
    ]
    if not values:
        return ()
    images = [_image(value, role) for value in values]
    if role.also:
        images = _named_otherwise(images, record, role)
    return captioned(images, record, role)


def _named_otherwise(
    images: Sequence[DraftImage], record: Mapping[str, Any], role: ImageRole
) -> list[DraftImage]:
    """Return images with the other names that a record has for them: one each, or none counts."""
    others = image_values(record, replace(role, key=role.also))
    if len(others) != len(images):
        return list(images)
    names = map(_other_name, others)
    return [
        replace(image, others=(name,)) if image.name and name not in {"", image.name} else image
        for image, name in zip(images, names, strict=True)
    ]


def _other_name(value: object) -> str:
    """Return a name, or "" for what is none: the image has one by which it goes, without it."""
    try:
        return image_name(clean(value, "image"))
    except RowRefused:
        return ""


def _several(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _image(value: object, role: ImageRole) -> DraftImage:
    if role.form is not ImageForm.NAMES:
        content = image_bytes(value, role.form)
        if isinstance(content, bytes):
            return DraftImage("", content=content)
        if content is None:
            raise RowRefused("the image is empty.")
        value = content
    if not isinstance(value, dict):
        return DraftImage(image_name(clean(value, "image")))
    frame = value.get(role.frame, 1)
    if isinstance(frame, bool) or not isinstance(frame, int) or frame < 1:
        raise RowRefused("the frame of an image is no number from 1.")
    return DraftImage(
        name=image_name(clean(value.get(role.file), "image")),
        role=clean(value.get(role.role), "image's role") or "image",
        caption=clean(value.get(role.caption), "image's caption"),
        frame=frame,
    )


def image_name(name: str) -> str:
    """Return an image's relative name with `/`.

    Raises:
        RowRefused: the name is empty, absolute, or leads out of the images folder.
    """
    plain = name.replace("\\", "/")
    path = PurePosixPath(plain)
    outside = path.is_absolute() or ".." in path.parts or PureWindowsPath(plain).drive
    if not plain or outside or path == PurePosixPath():
        raise RowRefused(
            "the image name '{name}' does not lie within the images folder.", name=name[:80]
        )
    return path.as_posix()
