"""Two readings of a case settled to one consensus."""
