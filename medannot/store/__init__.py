"""The store: SQLite behind one façade; rows never leave it."""
