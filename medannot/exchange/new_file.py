"""A file that is written whole where none was, or not at all."""

from pathlib import Path

from medannot.domain.errors import EnvironmentFault, Refusal


def write_new(path: Path, data: bytes) -> None:
    """Write a new file.

    Raises:
        Refusal: there is one already, which may hold somebody's work.
        EnvironmentFault: it cannot be written; nothing is left of it.
    """
    try:
        with path.open("xb") as file:
            try:
                file.write(data)
            except OSError:
                path.unlink(missing_ok=True)
                raise
    except FileExistsError as fault:
        raise Refusal("There is a file {name} already; name another.", name=path) from fault
    except OSError as fault:
        raise EnvironmentFault(
            "{name} cannot be written ({reason}); choose a place that you may write.",
            name=path,
            reason=fault.strerror or type(fault).__name__,
        ) from fault
