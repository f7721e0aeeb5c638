"""Does what a key, a button or an entry of the menu asks of the viewer."""

from typing import Protocol

from medannot.ui.viewer.acts import pane_acts, view_acts
from medannot.ui.viewer.image_set import ImageSet
from medannot.ui.viewer.image_view import ImageView
from medannot.ui.viewer.panes import LAYOUTS, ImagePane, PaneGrid
from medannot.ui.viewer.panes_tools import PanesTools
from medannot.ui.viewer.state import Tool, typed_window
from medannot.ui.viewer.view_actions import FORBIDDEN_BY


class Commanded(Protocol):
    """What commands need of a viewer."""

    grid: PaneGrid
    images: ImageSet

    @property
    def forbidden(self) -> frozenset[str]:
        """Return the names of what a study forbids."""

    @property
    def active_pane(self) -> ImagePane:
        """Return the pane on which tools and keys act."""

    @property
    def view(self) -> ImageView:
        """Return the canvas of the active pane."""

    def choose_tool(self, tool: Tool) -> None:
        """Let a plain drag in the active pane work a tool."""

    def go_to(self, frame: int) -> None:
        """Show a frame of the image."""

    def set_layout(self, panes: int) -> None:
        """Show one, two or four panes."""

    def switch_link(self, action_id: str) -> bool:
        """Switch what an action links; tell whether it links anything."""

    def tell(self, tool: str, **details: object) -> None:
        """Tell what a tool did in the active pane."""


class Commands:
    """Carries actions out on a viewer's active pane, but for what a study forbids.

    Args:
        viewer: its panes, and what tells of what was done.
        tools: say over an image what a person should know of an act.
    """

    def __init__(self, viewer: Commanded, tools: PanesTools) -> None:
        self._viewer, self._say = viewer, tools

    def act(self, action_id: str) -> None:
        """Do an action of the viewer; say it where a study forbids it."""
        viewer = self._viewer
        if FORBIDDEN_BY.get(action_id) in viewer.forbidden:
            self._say.say_forbidden(viewer.view)
            return
        pane = viewer.active_pane
        pane.view.tell_untold()
        if viewer.images and pane.image is None:
            self._act_on_panes(action_id)
        elif action_id.startswith("viewer.tool_"):
            tool = pane.tool_after(Tool(action_id.removeprefix("viewer.tool_")))
            viewer.choose_tool(tool)
            if tool is Tool.MAGNIFY and pane.view.prepared is not None:
                # No drag tells of it: it follows the pointer until it is put away.
                viewer.tell(tool.value)
                self._say.say_glass(viewer.view)
        elif action_id in (acts := view_acts(pane.view)):
            acts[action_id]()
            if pane.view.prepared is not None:
                viewer.tell(action_id.removeprefix("viewer."))
        elif action_id in (acts := pane_acts(pane, viewer.go_to)):
            acts[action_id]()
        else:
            self._act_on_panes(action_id)

    def use_preset(self, place: int) -> None:
        """Use one of the windows that are offered, by its 0-based place."""
        viewer = self._viewer
        if "window" in viewer.forbidden:
            self._say.say_forbidden(viewer.view)
            return
        prepared = viewer.view.prepared
        if prepared is not None and place < len(prepared.presets):
            viewer.view.tell_untold()
            preset = prepared.presets[place]
            viewer.view.set_voi(preset.voi)
            viewer.tell("preset", preset=preset.code.value)

    def use_typed(self, width: float | None, center: float | None) -> None:
        """Use a window that was typed; None leaves a number as it is."""
        viewer = self._viewer
        window = viewer.view.window_in_force
        if window is not None and "window" not in viewer.forbidden:
            viewer.view.set_voi(typed_window(window, width=width, center=center))
            viewer.tell("window_typed")

    def _act_on_panes(self, action_id: str) -> None:
        viewer = self._viewer
        panes = viewer.grid.panes
        if action_id == "viewer.panes":
            viewer.set_layout(LAYOUTS[(LAYOUTS.index(len(panes)) + 1) % len(LAYOUTS)])
            viewer.tell("panes", panes=len(viewer.grid.panes))
        elif not viewer.switch_link(action_id) and action_id == "viewer.next_pane":
            viewer.grid.choose(panes[(panes.index(viewer.grid.active) + 1) % len(panes)])
