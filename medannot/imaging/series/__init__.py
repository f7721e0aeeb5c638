"""Files, folders and archives as studies, series and stacks of slices."""
