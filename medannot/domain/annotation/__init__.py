"""What physicians say of images: findings, marks, revisions, and how they are put in words."""
