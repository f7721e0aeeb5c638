"""Files in and out: question sets, mappings, baselines."""
