"""Question files in: containers, declarative mappings, and the normaliser they share."""
