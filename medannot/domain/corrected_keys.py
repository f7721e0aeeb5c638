"""How files and the shell say whose keys were corrected since a study was made."""

from medannot.domain.wording import counted

MOST_NAMED = 10
"""So many questions are named by their numbers."""


def corrected_text(numbers: tuple[int, ...]) -> str:
    """Say it in a sentence of the files that go out; "" where no key was corrected."""
    if not numbers:
        return ""
    named = ", ".join(map(str, numbers[:MOST_NAMED]))
    more = f" and {len(numbers) - MOST_NAMED} more" if len(numbers) > MOST_NAMED else ""
    return (
        f"The key of {counted(len(numbers), 'question')} was corrected since this study was made "
        f"(No. {named}{more} of its set); results go by the key as it was."
    )
