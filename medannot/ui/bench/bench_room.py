"""How wide the parts of the bench are."""

_TREE, _STEPS = 412, 392
_TREE_SMALL, _STEPS_SMALL = 340, 316
_MAP = 412


def widths(whole: int, *, small: bool, mapped: bool) -> list[int]:
    """Return the widths of image, terms and steps.

    Args:
        whole: the width of all of them.
        small: the window is small.
        mapped: the body map is seen.
    """
    tree, steps = (_TREE_SMALL, _STEPS_SMALL) if small else (_TREE, _STEPS)
    tree = max(tree, _MAP) if mapped else tree
    return [max(whole - tree - steps, 1), tree, steps]
