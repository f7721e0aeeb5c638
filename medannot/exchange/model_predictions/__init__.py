"""Predictions of models in, from the files that scorers write; prompts and worksheets out."""
