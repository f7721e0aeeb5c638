"""Names that people give to studies and question sets: they become parts of lines and of paths."""

import re

from medannot.domain.errors import UsageFault

LONGEST_NAME = 80
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
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


def is_code(text: str) -> bool:
    """Tell whether a text may be a person's pseudonymous code.

    Blanks, dots and Chinese signs are those of names; codes go where no name may stand.
    """
    return _CODE.fullmatch(text) is not None
