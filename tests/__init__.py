"""The tests of medannot, laid out like the package."""
