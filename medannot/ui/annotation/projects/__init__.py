"""Annotation projects in the window: new ones, and those that somebody looks after."""
