"""Covering part of an image for good: the dialog, and what is said of it; for any page."""
