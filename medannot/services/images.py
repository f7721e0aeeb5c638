"""Image files rendered as pictures for comparison."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from medannot.domain.errors import (
    EnvironmentFault,
    InputFault,
    Problem,
    Refusal,
    Sentence,
    UsageFault,
)
from medannot.domain.progress import Progress, Stopped, silent
from medannot.exchange.question_sets.links import leads_out, not_followed
from medannot.imaging.frame import Frame, Voi, Window
from medannot.imaging.opened import OpenedImage
from medannot.imaging.opener import open_image
from medannot.imaging.picture_files import png_bytes
from medannot.imaging.windowing import render_frame


@dataclass(frozen=True, slots=True)
class RenderWish:
    """Which frames are rendered, and how.

    Attributes:
        frame: the one frame that is wanted, counted from 1; None is the first.
        all_frames: whether every frame is wanted.
        window: window for all files instead of their own.
        voi: which of the file's own windows and VOI LUTs is taken, windows first, counted from 1;
            None is the first view's.
    """

    frame: int | None = None
    all_frames: bool = False
    window: Window | None = None
    voi: int | None = None

    def check(self) -> None:
        """Find out whether the wish can be fulfilled at all.

        Raises:
            UsageFault: it contradicts itself, or counts from 0.
        """
        if self.frame is not None and self.all_frames:
            raise UsageFault("Choose either one frame or all frames, not both.")
        if self.window is not None and self.voi is not None:
            raise UsageFault("Choose either a window of your own or one of the file, not both.")
        if self.window is not None and self.window.width <= 0:
            raise UsageFault("A window's width is more than 0; give it as CENTER,WIDTH.")
        if any(number is not None and number < 1 for number in (self.frame, self.voi)):
            raise UsageFault("Frames and windows are counted from 1.")


@dataclass(frozen=True, slots=True)
class RenderReport:
    """What became of each file.

    Attributes:
        written: the pictures, in the order of the input.
        refused: the files and frames that were not rendered, with the reason.
        notes: sentences about files that say something wrong and were rendered all the same.
        unreadable: whether a file could not be read at all.
    """

    written: tuple[Path, ...]
    refused: tuple[Problem, ...]
    notes: tuple[str, ...] = ()
    unreadable: bool = False


@dataclass(slots=True)
class _Rendering:
    """The running job: where it writes, what it may not overwrite, what came of it."""

    out: Path
    wish: RenderWish
    originals: frozenset[Path]
    taken: dict[str, str] = field(default_factory=dict)
    written: list[Path] = field(default_factory=list)
    refused: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unreadable: bool = False

    def refuse(self, path: Path, fault: InputFault | EnvironmentFault) -> None:
        self.refused.append(Problem(str(path), 0, fault.template, fault.details))
        self.unreadable = self.unreadable or isinstance(fault, EnvironmentFault)


def render_images(
    paths: tuple[Path, ...],
    out: Path,
    wish: RenderWish | None = None,
    progress: Progress = silent,
) -> RenderReport:
    """Write frames as PNG files: 1:1, eight bits, no overlays, no aspect correction, upright.

    Each image gives `<name>.png` of its first frame; frames that are asked for by number give
    `<name>__f<N>.png`. Files in subfolders of a folder keep these. A refused file does not keep
    the others.

    Args:
        paths: files, or folders whose files are all taken.
        out: folder, made where it is missing.
        wish: which frames and which window; by default the first of both.
        progress: told after each file.

    Raises:
        UsageFault: the wish contradicts itself.
        EnvironmentFault: the folder cannot be written.
        Refusal: the job was stopped.
    """
    wanted = wish or RenderWish()
    wanted.check()
    files = tuple(_files(paths))
    _make_folder(out)
    job = _Rendering(out, wanted, frozenset(path.resolve() for path, _ in files))
    try:
        for done, (path, inside) in enumerate(files, start=1):
            if isinstance(inside, Sentence):
                job.refused.append(Problem(str(path), 0, inside))
            else:
                _render_file(job, path, inside)
            progress(done, len(files))
    except Stopped as stop:
        raise Refusal(
            "The job was stopped; pictures that lie in {folder} already: {count}.",
            count=len(job.written),
            folder=out,
        ) from stop
    return RenderReport(
        tuple(job.written), tuple(job.refused), tuple(dict.fromkeys(job.notes)), job.unreadable
    )


def _files(paths: tuple[Path, ...]) -> Iterator[tuple[Path, Path | Sentence]]:
    """Yield each file with the folders between it and the folder that was named.

    Of a link that leads out of that folder it is said instead that it is not followed.
    """
    for path in paths:
        if path.is_dir():
            inside = (file for file in path.rglob("*") if not file.is_dir())
            for file in sorted(file for file in inside if not file.name.startswith(".")):
                out = leads_out(file, path)
                yield file, not_followed(path) if out else file.parent.relative_to(path)
        else:
            yield path, Path()


def _make_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise _not_written(out, fault) from fault


def _render_file(job: _Rendering, path: Path, inside: Path) -> None:
    try:
        image = open_image(path, str(path))
        numbers = _numbers(image, job.wish, path)
    except (InputFault, EnvironmentFault) as fault:
        job.refuse(path, fault)
        return
    for number in numbers:
        try:
            frame = image.frame(number)
            picture = png_bytes(render_frame(frame, _window(frame, job.wish, path)))
            targets = [_claim(job, path, inside / name) for name in _names(path, number, job.wish)]
        except InputFault as fault:
            job.refuse(path, fault)
            continue
        job.notes.extend(frame.notes)
        for target in targets:
            _write(target, picture)
            job.written.append(target)


def _numbers(image: OpenedImage, wish: RenderWish, path: Path) -> tuple[int, ...]:
    if wish.all_frames:
        return tuple(range(1, image.frames + 1))
    number = wish.frame or 1
    if number > image.frames:
        raise InputFault(
            "{name} has no frame {number}; it has {frames}.",
            name=path,
            number=number,
            frames=image.frames,
        )
    return (number,)


def _window(frame: Frame, wish: RenderWish, path: Path) -> Voi | None:
    if wish.window is None and wish.voi is None:
        return None
    if not frame.monochrome:
        raise InputFault("{name} is in colour and has no window; render it without one.", name=path)
    if wish.voi is None:
        return wish.window
    if wish.voi > len(frame.voi):
        raise InputFault(
            "{name} has no window {number}; it has {count}.",
            name=path,
            number=wish.voi,
            count=len(frame.voi),
        )
    return frame.voi[wish.voi - 1]


def _names(path: Path, number: int, wish: RenderWish) -> tuple[str, ...]:
    # A file named by a UID (1.2.840.…) has no ending; its last part must not be taken for one.
    stem = path.name if path.suffix[1:].isdigit() else path.stem
    numbered = wish.all_frames or wish.frame is not None
    plain = (f"{stem}.png",) if number == 1 else ()
    return (*plain, f"{stem}__f{number}.png") if numbered else plain


def _claim(job: _Rendering, path: Path, name: Path) -> Path:
    """Return the picture's path, once no other picture and no original has it."""
    target = job.out / name
    # Some file systems take A.png and a.png for one file.
    earlier = job.taken.setdefault(name.as_posix().casefold(), str(path))
    if earlier != str(path):
        raise InputFault(
            "{name} would be written to {target}, as {other} was; render it into a folder of "
            "its own.",
            name=path,
            target=target.name,
            other=earlier,
        )
    if target.resolve() in job.originals:
        raise InputFault(
            "{name} would be written over the original {target}; choose another folder.",
            name=path,
            target=target,
        )
    return target


def _write(target: Path, picture: bytes) -> None:
    part = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(picture)
        part.replace(target)
    except OSError as fault:
        part.unlink(missing_ok=True)
        raise _not_written(target, fault) from fault


def _not_written(target: Path, fault: OSError) -> EnvironmentFault:
    return EnvironmentFault(
        "{target} cannot be written ({reason}); choose another folder or make room.",
        target=target,
        reason=fault.strerror or type(fault).__name__,
    )
