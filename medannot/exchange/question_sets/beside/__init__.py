"""What lies beside question files: marks in files of their own, and knowledge."""
