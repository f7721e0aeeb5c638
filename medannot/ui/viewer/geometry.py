"""Where an image lies on the screen: zoom and place, and nothing of Qt."""

from dataclasses import dataclass, replace

SMALLEST_SCALE = 1 / 64
LARGEST_SCALE = 64.0


@dataclass(frozen=True, slots=True)
class Size:
    """A width and a height."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class View:
    """What part of an image is looked at.

    Attributes:
        scale: screen pixels for one image pixel.
        x: image column that lies in the middle of the screen, in pixels from the left edge.
        y: image row that lies in the middle, in pixels from the upper edge.
    """

    scale: float
    x: float
    y: float

    def to_image(self, screen_x: float, screen_y: float, screen: Size) -> tuple[float, float]:
        """Return the place in the image under a point of the screen."""
        return (
            self.x + (screen_x - screen.width / 2) / self.scale,
            self.y + (screen_y - screen.height / 2) / self.scale,
        )

    def to_screen(self, x: float, y: float, screen: Size) -> tuple[float, float]:
        """Return the point of the screen where a place of the image lies."""
        return (
            (x - self.x) * self.scale + screen.width / 2,
            (y - self.y) * self.scale + screen.height / 2,
        )


def fitted(image: Size, screen: Size) -> View:
    """Return the view that shows the whole image as large as the screen allows."""
    if image.width <= 0 or image.height <= 0:
        return View(1.0, 0.0, 0.0)
    scale = min(screen.width / image.width, screen.height / image.height)
    return View(max(scale, SMALLEST_SCALE / 4), image.width / 2, image.height / 2)


def zoomed(view: View, factor: float, at: tuple[float, float], screen: Size) -> View:
    """Return the view enlarged by a factor; the image stays put under the point `at`."""
    scale = min(max(view.scale * factor, SMALLEST_SCALE), LARGEST_SCALE)
    x, y = view.to_image(*at, screen)
    return View(
        scale,
        x - (at[0] - screen.width / 2) / scale,
        y - (at[1] - screen.height / 2) / scale,
    )


def moved(view: View, dx: float, dy: float) -> View:
    """Return the view after the image was pushed by so many screen pixels."""
    return replace(view, x=view.x - dx / view.scale, y=view.y - dy / view.scale)


def held(view: View, image: Size) -> View:
    """Return the view with the middle of the screen kept on the image, so that it is never lost."""
    return replace(
        view, x=min(max(view.x, 0.0), image.width), y=min(max(view.y, 0.0), image.height)
    )


@dataclass(frozen=True, slots=True)
class Placement:
    """The part of the screen that the image covers, in whole device pixels.

    Attributes:
        left: first covered column of the screen.
        top: first covered row.
        width: covered columns, 0 where the image lies outside.
        height: covered rows.
        image_x: image column at the left edge of the covered part.
        image_y: image row at its upper edge.
        step: image pixels for one device pixel.
    """

    left: int
    top: int
    width: int
    height: int
    image_x: float
    image_y: float
    step: float


def placement(view: View, image: Size, screen: Size, ratio: float) -> Placement:
    """Return what an image covers of a screen with `ratio` device pixels for each of its pixels."""
    device = Size(round(screen.width * ratio), round(screen.height * ratio))
    dense = replace(view, scale=view.scale * ratio)
    left, top = dense.to_screen(0, 0, device)
    right, bottom = dense.to_screen(image.width, image.height, device)
    first_x, first_y = max(round(left), 0), max(round(top), 0)
    last_x = min(round(right), int(device.width))
    last_y = min(round(bottom), int(device.height))
    x, y = dense.to_image(first_x, first_y, device)
    return Placement(
        left=first_x,
        top=first_y,
        width=max(last_x - first_x, 0),
        height=max(last_y - first_y, 0),
        image_x=max(x, 0.0),
        image_y=max(y, 0.0),
        step=1 / dense.scale,
    )
