"""Review: labels taken apart into entities, compared, sampled, matched and judged."""
