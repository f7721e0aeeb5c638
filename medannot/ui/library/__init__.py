"""The question library and the import of questions."""
