"""The lexicon: trees of body regions, lesions, attributes, diseases, findings and advice."""
