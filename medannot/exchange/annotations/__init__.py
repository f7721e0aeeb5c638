"""Annotations out to the formats that others read, and theirs in."""
