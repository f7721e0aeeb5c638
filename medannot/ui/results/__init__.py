"""The page of results: groups by ability, readers, and the export."""
