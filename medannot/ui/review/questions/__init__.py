"""Questions and keys audited: a queue, one question with its key, and five decisions."""
