"""Marks on an image: shown, drawn, changed by mouse and by keys, and painted."""
