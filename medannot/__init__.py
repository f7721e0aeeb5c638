"""Offline physician baselines and lesion annotation for medical vision-language models."""

__version__ = "0.1.0"
