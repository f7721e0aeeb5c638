"""The reading room: one reader takes a set, item by item; nothing here knows the truth."""
