"""Answers of models: how an option is read from prose, what is kept of them, the prompts."""
