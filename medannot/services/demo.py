"""The demo: a workspace with the project's own questions, two studies and a simulated copy."""

import json
import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from medannot import paths
from medannot.domain.errors import EnvironmentFault, Refusal
from medannot.domain.people import OWNER
from medannot.domain.progress import Progress, silent
from medannot.domain.study import GroupPlan, StudyPlan
from medannot.services.desk import Desk, create_desk
from medannot.services.question_bank import ImportRequest

DEMO_STUDY = "demo"
DEMO_SEED = 7

_MARK = "demo.json"
_SETS = ("demo", "demo-single")
_PLANS = (
    StudyPlan("demo", "demo", (GroupPlan("primary", 2, 1), GroupPlan("senior", 2, 1)), DEMO_SEED),
    StudyPlan(
        "demo-single", "demo-single", (GroupPlan("primary", 1, 1), GroupPlan("senior", 1, 1)), 11
    ),
)
_PAINTERS = 2


def usual_folder() -> Path:
    """Return where the demo lies when nobody names a place."""
    import platformdirs  # noqa: PLC0415 - the tests move the folder after import

    return Path(platformdirs.user_data_dir("medannot", appauthor=False)) / "demo"


def is_demo(folder: Path) -> bool:
    """Tell whether a folder is a demo workspace that was built to its end."""
    return (folder / _MARK).is_file()


def build_demo(folder: Path, progress: Progress = silent) -> Path:
    """Build the demo workspace, or leave one that is there as it is.

    It is built beside its place and moved there when whole, so that a stopped or failed build
    leaves nothing behind.

    Args:
        folder: a new or empty folder, or an earlier demo.
        progress: told the pictures drawn and the steps after them.

    Returns:
        The workspace's folder.

    Raises:
        Refusal: the folder holds something else.
        EnvironmentFault: the place cannot be written.
    """
    folder = folder.absolute()
    if is_demo(folder):
        return folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refusal(
            "{folder} holds something else than a demo; name a new or empty folder.", folder=folder
        )
    try:
        _build(folder, progress)
    except OSError as fault:
        raise EnvironmentFault(
            "The demo cannot be built in {folder} ({reason}); make room, or choose a place where "
            "you may write.",
            folder=folder,
            reason=fault.strerror or type(fault).__name__,
        ) from fault
    return folder


def _build(folder: Path, progress: Progress) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _scratch(folder) as scratch:
        built = scratch / "workspace"
        with create_desk(built) as desk, tempfile.TemporaryDirectory() as sources:
            _fill(desk, Path(sources), progress)
        (built / _MARK).write_text(json.dumps({"study": DEMO_STUDY}) + "\n", encoding="utf-8")
        if folder.exists():
            folder.rmdir()
        built.rename(folder)


@contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    scratch = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _fill(desk: Desk, sources: Path, progress: Progress) -> None:
    """Import the demo's sets through the ordinary services, and set up its studies."""
    images = sources / "images"
    images.mkdir()
    files = tuple(_copied_questions(name, sources) for name in _SETS)
    wanted = sorted({name for file in files for name in _image_names(file)})
    steps = len(wanted) + len(files) + len(_PLANS) + 1
    done = 0
    for done in _drawn(wanted, images):
        progress(done, steps)
    for file in files:
        _import(desk, file, images)
        done += 1
        progress(done, steps)
    for plan in _PLANS:
        desk.designs.create(OWNER, plan)
        done += 1
        progress(done, steps)
    desk.simulation.simulate(OWNER, DEMO_STUDY, DEMO_SEED)
    progress(steps, steps)


def _copied_questions(name: str, sources: Path) -> Path:
    file = f"{name}.json"
    target = sources / file
    shutil.copyfile(paths.resources() / "demo" / file, target)
    return target


def _image_names(file: Path) -> Iterator[str]:
    for row in json.loads(file.read_text(encoding="utf-8")):
        for image in row.get("images", ()):
            yield image["file"]


def _drawn(names: list[str], images: Path) -> Iterator[int]:
    """Write the images and yield how many are there."""
    with ThreadPoolExecutor(_PAINTERS) as painters:
        for number, (name, data) in enumerate(
            zip(names, painters.map(_image_bytes, names), strict=True), start=1
        ):
            (images / name).write_bytes(data)
            yield number


def _image_bytes(name: str) -> bytes:
    # Drawing needs numpy and Pillow, which nothing else of a start needs.
    from medannot.imaging.demo.dicom import installed_dicom  # noqa: PLC0415
    from medannot.imaging.demo.pictures import draw_picture  # noqa: PLC0415

    return installed_dicom(name) if name.endswith(".dcm") else draw_picture(name)


def _import(desk: Desk, file: Path, images: Path) -> None:
    request = ImportRequest(
        paths=(file,),
        set_name=file.stem,
        images=images,
        mapping="medannot",
        language=None,
        allow_missing_images=False,
        good_rows=False,
    )
    desk.bank.write(OWNER, desk.bank.read(OWNER, request))


@dataclass(frozen=True, slots=True)
class DryRun:
    """A simulated copy of the demo study that still has items to answer.

    Attributes:
        study: the copy's name; it says "simulated".
        seed: of the simulated readers.
        readers: one of each group: those who answer in the window.
    """

    study: str
    seed: int
    readers: tuple[str, ...]


def open_dry_run(desk: Desk) -> DryRun:
    """Return the copy that an earlier run left unfinished, else a new one."""
    for seed in count(1):
        study = desk.simulation.open_simulated_copy(OWNER, DEMO_STUDY, seed)
        readers = desk.designs.show(OWNER, study).readers
        if any(reader.done < len(reader.items) for reader in readers):
            first: dict[str, str] = {}
            for reader in readers:
                first.setdefault(reader.group, reader.code)
            return DryRun(study, seed, tuple(first.values()))
    raise AssertionError  # there are seeds without end


def finish_dry_run(desk: Desk, run: DryRun) -> Path:
    """Let simulated readers answer what is left of the copy, and export its baseline.

    Returns:
        The folder of the export.
    """
    desk.simulation.simulate(OWNER, DEMO_STUDY, run.seed)
    name = "".join(letter if letter.isalnum() else "-" for letter in run.study)
    target = desk.folder / "baselines" / "-".join(part for part in name.split("-") if part)
    desk.results.export(OWNER, run.study, target)
    return target
