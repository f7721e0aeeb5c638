"""The annotation workbench."""
