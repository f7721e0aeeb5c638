"""Measures on an image: lengths, angles and regions, drawn, edited and read."""
