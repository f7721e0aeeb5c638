"""Names that people give to studies and question sets: they become parts of lines and of paths."""

from medannot.domain.errors import UsageFault

LONGEST_NAME = 80
_OF_PATHS = "/\\"


def refuse_unfit_name(name: str, what: str) -> None:
    """Refuse a name that could not be shown in one line or would look like a path.

    Args:
        name: as the person gave it.
        what: what is named, "study" or "question set".

    Raises:
        UsageFault: the name is empty or too long, has blanks at its ends, or holds a slash, a
            backslash or a sign that cannot be printed.
    """
    fits = 0 < len(name) <= LONGEST_NAME and name == name.strip() and name.isprintable()
    if not fits or any(sign in name for sign in _OF_PATHS):
        raise UsageFault(
            "{name} is no name for a {what}; take up to {most} characters in one line, without "
            "blanks at the ends, without / and \\.",
            name=ascii(name) if not name.isprintable() else f"\u201c{name}\u201d",
            what=what,
            most=LONGEST_NAME,
        )
