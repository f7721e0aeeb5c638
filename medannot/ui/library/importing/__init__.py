"""The import of questions: files, mapping, report, done."""
