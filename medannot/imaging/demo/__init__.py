"""Pictures that the program draws for its demo; none of them is a photograph."""
