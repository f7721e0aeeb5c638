"""The window's own widgets: small, painted from the theme, free of any rule of a study."""
