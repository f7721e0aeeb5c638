"""Values and rules: frozen dataclasses, enums and pure functions, without any library."""
