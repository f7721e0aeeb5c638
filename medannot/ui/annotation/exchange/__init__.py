"""Annotations in from other programs, and out to them, in the window."""
