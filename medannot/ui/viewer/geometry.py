"""Where an image lies on the screen: zoom, place and how it is turned, and nothing of Qt."""

from dataclasses import dataclass, replace

SMALLEST_SCALE = 1 / 64
LARGEST_SCALE = 64.0

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Size:
    """A width and a height."""

    width: float
    height: float

    def swapped(self) -> "Size":
        """Return the size after a quarter turn."""
        return Size(self.height, self.width)


@dataclass(frozen=True, slots=True)
class Pose:
    """How an image stands on the screen.

    Attributes:
        turns: quarter turns clockwise, 0 to 3; made after the mirroring.
        flipped: whether left and right are exchanged.
        aspect: height of a pixel of the frame for a width of 1.
    """

    turns: int = 0
    flipped: bool = False
    aspect: float = 1.0

    @property
    def lying(self) -> bool:
        """Tell whether the frame's rows stand upright on the screen."""
        return self.turns % 2 == 1

    def to_screen(self, dx: float, dy: float) -> Point:
        """Return a step on the frame, in its pixels, as a step on the screen at scale 1."""
        x, y = (-dx if self.flipped else dx), dy * self.aspect
        for _ in range(self.turns % 4):
            x, y = -y, x
        return x, y

    def to_image(self, dx: float, dy: float) -> Point:
        """Return a step on the screen at scale 1 as a step on the frame."""
        x, y = dx, dy
        for _ in range(-self.turns % 4):
            x, y = -y, x
        return (-x if self.flipped else x), y / self.aspect

    def turned(self, quarters: int) -> "Pose":
        """Return the pose after so many quarter turns clockwise on the screen."""
        return replace(self, turns=(self.turns + quarters) % 4)

    def mirrored(self, *, upside_down: bool = False) -> "Pose":
        """Return the pose after left and right, or top and bottom, of the screen are exchanged."""
        # Mirroring after t turns is the same as mirroring first and turning the other way.
        turns = (2 if upside_down else 0) - self.turns
        return replace(self, turns=turns % 4, flipped=not self.flipped)


UPRIGHT = Pose()
"""As the file stores it, with square pixels."""


@dataclass(frozen=True, slots=True)
class View:
    """What part of an image is looked at.

    Attributes:
        scale: screen pixels for the width of one image pixel.
        x: image column that lies in the middle of the screen, in pixels from the left edge.
        y: image row that lies in the middle, in pixels from the upper edge.
    """

    scale: float
    x: float
    y: float

    def to_image(
        self, screen_x: float, screen_y: float, screen: Size, pose: Pose = UPRIGHT
    ) -> Point:
        """Return the place in the image under a point of the screen."""
        dx, dy = pose.to_image(
            (screen_x - screen.width / 2) / self.scale, (screen_y - screen.height / 2) / self.scale
        )
        return self.x + dx, self.y + dy

    def to_screen(self, x: float, y: float, screen: Size, pose: Pose = UPRIGHT) -> Point:
        """Return the point of the screen where a place of the image lies."""
        dx, dy = pose.to_screen(x - self.x, y - self.y)
        return dx * self.scale + screen.width / 2, dy * self.scale + screen.height / 2


def true_size(image: Size, pose: Pose) -> Size:
    """Return what the image takes on the screen at scale 1."""
    size = Size(image.width, image.height * pose.aspect)
    return size.swapped() if pose.lying else size


def fitted(image: Size, screen: Size, pose: Pose = UPRIGHT) -> View:
    """Return the view that shows the whole image as large as the screen allows."""
    if image.width <= 0 or image.height <= 0:
        return View(1.0, 0.0, 0.0)
    size = true_size(image, pose)
    scale = min(screen.width / size.width, screen.height / size.height)
    return View(max(scale, SMALLEST_SCALE / 4), image.width / 2, image.height / 2)


def zoomed(view: View, factor: float, at: Point, screen: Size, pose: Pose = UPRIGHT) -> View:
    """Return the view enlarged by a factor; the image stays put under the point `at`."""
    scale = min(max(view.scale * factor, SMALLEST_SCALE), LARGEST_SCALE)
    x, y = view.to_image(*at, screen, pose)
    dx, dy = pose.to_image((at[0] - screen.width / 2) / scale, (at[1] - screen.height / 2) / scale)
    return View(scale, x - dx, y - dy)


def moved(view: View, dx: float, dy: float, pose: Pose = UPRIGHT) -> View:
    """Return the view after the image was pushed by so many screen pixels."""
    x, y = pose.to_image(dx / view.scale, dy / view.scale)
    return replace(view, x=view.x - x, y=view.y - y)


def held(view: View, image: Size) -> View:
    """Return the view with the middle of the screen kept on the image, so that it is never lost."""
    return replace(
        view, x=min(max(view.x, 0.0), image.width), y=min(max(view.y, 0.0), image.height)
    )


@dataclass(frozen=True, slots=True)
class Placement:
    """The part of the screen that the image covers, in whole device pixels.

    Screen and image are both taken as the frame is stored: what is looked up is turned afterwards.

    Attributes:
        left: first covered column of the screen.
        top: first covered row.
        width: covered columns, 0 where the image lies outside.
        height: covered rows.
        image_x: image column at the left edge of the covered part.
        image_y: image row at its upper edge.
        step_x: image columns for one device pixel.
        step_y: image rows for one device pixel.
    """

    left: int
    top: int
    width: int
    height: int
    image_x: float
    image_y: float
    step_x: float
    step_y: float


def placement(
    view: View, image: Size, screen: Size, ratio: float, pose: Pose = UPRIGHT
) -> Placement:
    """Return what an image covers of a screen with `ratio` device pixels for each of its pixels."""
    device = device_size(screen, ratio)
    if pose.lying:
        device = device.swapped()
    across, down = view.scale * ratio, view.scale * ratio * pose.aspect
    # A mirrored screen is the same screen with the middle of the image at the same place.
    left, top = device.width / 2 - view.x * across, device.height / 2 - view.y * down
    right, bottom = left + image.width * across, top + image.height * down
    first_x, first_y = max(round(left), 0), max(round(top), 0)
    last_x = min(round(right), int(device.width))
    last_y = min(round(bottom), int(device.height))
    return Placement(
        left=first_x,
        top=first_y,
        width=max(last_x - first_x, 0),
        height=max(last_y - first_y, 0),
        image_x=max((first_x - left) / across, 0.0),
        image_y=max((first_y - top) / down, 0.0),
        step_x=1 / across,
        step_y=1 / down,
    )


def device_size(screen: Size, ratio: float) -> Size:
    """Return a screen's size in whole device pixels."""
    return Size(round(screen.width * ratio), round(screen.height * ratio))
