"""Where the lexicons of a workspace lie."""

LEXICONS_FOLDER = "lexicons"
"""In a workspace: the lexicons that its people wrote, a folder each."""
