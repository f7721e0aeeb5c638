"""The page on which one looks at one's own images, without a workspace."""
