"""Reports of reviews as files."""
