"""Editing one's own lexicon: a form beside the tree, and the acts on a term."""
