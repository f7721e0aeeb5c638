"""Links that lead out of the folder that a person chose: what they lead to was not chosen."""

from pathlib import Path

from medannot.domain.errors import Sentence


def leads_out(path: Path, folder: Path) -> bool:
    """Tell whether a file is a link whose end lies outside a folder; the folder may be a link.

    A snapshot in the cache of the Hugging Face hub holds links to the files of its own repository,
    which lie beside in `blobs`: who chooses the snapshot has chosen these. A link that turns in a
    circle leads nowhere: who opens it says so.
    """
    try:
        if not path.is_symlink():
            return False
        end, inside = path.resolve(), folder.resolve()
        return not (end.is_relative_to(inside) or _is_blob(end, inside))
    except (OSError, RuntimeError):
        return False


def not_followed(folder: Path) -> Sentence:
    """Say that a file is a link that leads out of a folder."""
    return Sentence(
        "the file is a link that leads out of the folder {folder} and is not followed; name the "
        "file itself, or choose a folder that holds both.",
        folder=folder.name,
    )


def _is_blob(end: Path, folder: Path) -> bool:
    """Tell whether a file is a blob of the repository a snapshot of which a folder lies in."""
    snapshots = [one for one in (folder, *folder.parents) if one.parent.name == "snapshots"]
    return any(end.parent == one.parent.parent / "blobs" for one in snapshots)
