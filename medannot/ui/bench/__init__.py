"""The bench: one case with its images, terms and steps, wherever somebody works on it."""
