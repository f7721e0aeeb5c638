"""The window: pages, models, presenters."""
