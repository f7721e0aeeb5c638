"""Puts a person's settings to a viewer: mouse, direction of the drag, memory."""

from medannot.ui.settings import Settings
from medannot.ui.viewer.frame_cache import FrameCache
from medannot.ui.viewer.profiles import profile_of
from medannot.ui.viewer.viewer import Viewer


def prefer(viewer: Viewer, frames: FrameCache, settings: Settings) -> None:
    """Let a viewer and its cache follow the settings.

    Args:
        viewer: in which images are shown.
        frames: where it takes them from.
        settings: as they are now.
    """
    viewer.set_profile(profile_of(settings.mouse_profile))
    viewer.set_drag(down_raises=settings.drag_down_raises)
    frames.set_most_bytes(settings.image_memory_mb << 20)
