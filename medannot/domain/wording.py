"""Numbers with their nouns, in English."""


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return such as "1 reader" or "3 readers".

    Args:
        number: how many.
        noun: the word for one.
        plural: the word for several; by default the noun with an s.
    """
    return f"{number} {agreeing(number, noun, plural or f'{noun}s')}"


def agreeing(number: int, one: str, several: str) -> str:
    """Return the word that goes with a number: such as "has" with 1, "have" with 0 or 2."""
    return one if number == 1 else several
