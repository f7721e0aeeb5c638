"""A project as a whole: its images, single cases beside each other, and tables over it."""
