"""Puts a person's settings to a viewer: mouse, direction of the drag, memory."""

from medannot.imaging.opener import make_ready
from medannot.ui.settings import Settings, SettingsFile
from medannot.ui.tasks import Tasks
from medannot.ui.viewer.frame_cache import FrameCache
from medannot.ui.viewer.profiles import profile_of
from medannot.ui.viewer.viewer import Viewer


def begin_decoding(tasks: Tasks, settings: Settings) -> None:
    """Start the decoding process beside the window, with the memory that the settings allow."""
    # Where it cannot be started, the first image says why.
    tasks.free(lambda: make_ready(settings.decoder_memory_mb << 20), None, _nothing)


def follow(viewer: Viewer, settings: SettingsFile) -> None:
    """Keep what a person chooses in a viewer; call it once for each viewer."""
    viewer.profile_chosen.connect(lambda habit: settings.change(mouse_profile=habit))


def prefer(viewer: Viewer, frames: FrameCache, settings: Settings) -> None:
    """Let a viewer and its cache follow the settings.

    Args:
        viewer: in which images are shown.
        frames: where it takes them from.
        settings: as they are now.
    """
    profile = profile_of(settings.mouse_profile)
    viewer.set_profile(profile, down_raises=settings.drag_down_raises)
    frames.set_most_bytes(settings.image_memory_mb << 20)


def _nothing(_fault: Exception) -> None:
    """Take no note: the first image that is opened meets the same fault and tells it."""
