"""What is doubtful about the options of a question, whatever its key says."""

import re
from string import ascii_uppercase

from medannot.domain.errors import Sentence
from medannot.exchange.question_sets.options import OptionList

SAME = "options {same} and {letter} are the same."


def _twins(options: OptionList) -> str:
    """Doubt two options that a reader cannot tell apart; where one is right the row is refused."""
    return Sentence(SAME, **twin_letters(options.twins, options)) if options.twins else ""


def doubts_of_options(options: OptionList) -> tuple[str, ...]:
    """Doubt twins, and letters that are others than those by which a reader calls the options.

    A set's options are A, B, C … in their order, for people and models alike.
    """
    letters = "".join(options.letters)
    if not re.fullmatch("[A-Z]+", letters) or letters == ascii_uppercase[: len(letters)]:
        return (_twins(options),)
    shifted = Sentence(
        "its source calls the options {letters}; here they are called {here}, in that order.",
        letters=", ".join(letters),
        here=", ".join(ascii_uppercase[: len(letters)]),
    )
    return (_twins(options), shifted)


def twin_letters(twins: tuple[int, int], options: OptionList) -> dict[str, str]:
    """Return what two options that are the same are called, for `SAME`."""
    same, letter = (options.letters[place] for place in twins)
    return {"same": same, "letter": letter}
