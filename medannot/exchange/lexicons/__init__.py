"""Lexicons as folders of CSV with a head in TOML, and as workbooks."""
