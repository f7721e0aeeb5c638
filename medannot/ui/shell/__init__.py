"""The window itself: start page, navigation, workspace pages."""
