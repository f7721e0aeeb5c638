"""The page on which labels are reviewed: rounds, their plan, their report."""
