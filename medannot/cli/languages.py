"""The option that names a language of questions."""

import typer

from medannot.domain.languages import code_of

METAVAR = "LANGUAGE"


def language_code(word: str) -> str:
    """Return the code of a language that is asked for by a code or a name.

    Raises:
        typer.BadParameter: it is no language that questions can be in.
    """
    code = code_of(word)
    if not code:
        raise typer.BadParameter(
            f"'{word}' is no language that questions can be in; write a code such as en, zh or ko."
        )
    return code
