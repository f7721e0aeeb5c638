"""Words for yes and for no, as sources and readers write them."""

YES_WORDS = frozenset({"yes", "是", "是的", "有", "包含", "可以", "能"})
NO_WORDS = frozenset({"no", "否", "不是", "没有", "不包含", "不可以", "不能"})


def says_yes(word: str) -> bool | None:
    """Tell whether a bare word means yes (True) or no (False); None where it is neither.

    Args:
        word: in small letters, without punctuation.
    """
    if word in YES_WORDS:
        return True
    return False if word in NO_WORDS else None
