"""Versions of lexicons side by side, previews of migrations, workbooks out and in."""
