"""Use cases: what a person can do, whichever way they ask for it."""
