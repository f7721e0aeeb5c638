"""Baselines out: one list of columns makes workbook, CSV, JSON and their codebooks."""
