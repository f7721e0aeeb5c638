"""Answers of people as the result files of models, and frozen sets as files for models."""
