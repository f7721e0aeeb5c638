"""The lexicon's pages: the tree, the search in it, and what is known of a term."""
