"""A process of its own for what strangers' files do to decoders: bounded, watched, replaceable."""
