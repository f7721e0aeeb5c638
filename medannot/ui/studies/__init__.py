"""The page of studies: the list, one study with its readers, and the form of a new one."""
