"""What stops the set-up."""


class SetupError(Exception):
    """Something is missing that only the person at the machine can provide; says what to do."""
