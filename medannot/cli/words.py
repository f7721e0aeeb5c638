"""Numbers with their nouns, in English."""


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return such as "1 reader" or "3 readers".

    Args:
        number: how many.
        noun: the word for one.
        plural: the word for several; by default the noun with an s.
    """
    return f"{number} {noun if number == 1 else plural or f'{noun}s'}"
