"""The image viewer that reading, review and annotation share."""
