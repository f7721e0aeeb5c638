"""The body map: drawings whose areas are terms of a lexicon; it knows a lexicon, and no page."""
