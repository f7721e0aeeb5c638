"""What holds the records of question files: JSON, JSONL, tables, Parquet and plain lines."""
