"""Finding terms of a lexicon: tree, search, favourites and the body map, for every page."""
