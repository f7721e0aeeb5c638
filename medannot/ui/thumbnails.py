"""Small pictures of the images of questions."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from medannot.domain.people import OWNER
from medannot.ui.small_pictures import Decode, Key, SmallPictures
from medannot.ui.tasks import Tasks

if TYPE_CHECKING:
    from medannot.services.desk import Desk


class Thumbnails(SmallPictures):
    """Gives small pictures of any stored image, to those who may see questions."""

    def __init__(self, desk: "Desk", tasks: Tasks, parent: QObject) -> None:
        def find(key: Key) -> Decode | None:
            from medannot.services.pictures import Pictures  # noqa: PLC0415 - loads numpy

            pictures = Pictures(desk.store)
            media = pictures.media(OWNER, [key[0]]).get(key[0])
            return None if media is None else lambda: pictures.small(OWNER, media, key[1], key[2])

        super().__init__(find, tasks, parent)
