"""The desk on which a reviewer decides, one entity after another."""
