"""A person's own images, looked at without a workspace: nothing is stored, nothing is logged."""

from collections.abc import Iterable
from pathlib import Path

from medannot.domain.progress import Progress, silent
from medannot.imaging.opened import OpenedImage
from medannot.imaging.opener import open_image
from medannot.imaging.series.gathering import Gathered, gather


class Gallery:
    """Images that lie at some places; needs no actor, as it touches nobody's data but the disk."""

    def __init__(self) -> None:
        self.gathered = Gathered((), (), {}, 0)

    def gather(self, paths: Iterable[Path], progress: Progress = silent) -> Gathered:
        """Look at all files and remember where they lie; call it off the GUI thread.

        Raises:
            Stopped: the person stopped the job; what was gathered before stays.
        """
        self.gathered = gather(paths, progress)
        return self.gathered

    def open(self, key: str) -> OpenedImage:
        """Open a file that was gathered; from any thread.

        Raises:
            InputFault: it is broken, or not there any more.
            EnvironmentFault: it cannot be read.
        """
        source = self.gathered.sources[key]
        return open_image(source.read(), source.name)
