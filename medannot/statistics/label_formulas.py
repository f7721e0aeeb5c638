"""What stands beside the figures of reviewed labels wherever they are shown."""

_SHARES = (
    ("precision", "kept / (kept + changed + deleted)"),
    ("recall", "kept / (kept + changed + added)"),
    ("F1", "2 kept / (2 kept + 2 changed + deleted + added)"),
)
_WEIGHTED_SHARES = (
    ("precision", "w kept / (w kept + w changed + w deleted)"),
    ("recall", "w kept / (w kept + w changed + w added)"),
    ("F1", "2 w kept / (2 w kept + 2 w changed + w deleted + w added)"),
)
_WEIGHTS = (
    "weights",
    (
        "w = sum of the weights of the entities (the weighted columns); a weight is how many works "
        "of its stratum a drawn work stands for. Weighted: precision, recall, F1, their intervals, "
        "and shares of confusions. Not weighted: counts, means per case, reviewers' agreement"
    ),
)
_NO_WEIGHTS = (
    "weights",
    "every drawn work stands for as many works of the project; no figure needs a weight",
)
_REST = (
    (
        "interval",
        (
            "Wilson with the effective size: design effect seen between cases, plus 5 / (5 + "
            "errors) of what it lacks of the assumed one; Student's t, n - 1"
        ),
    ),
    ("per case", "mean over cases of the case's own share; Student's t interval"),
    (
        "parts",
        (
            "a rejected lesion counts with all its places and attributes as deleted, an added one "
            "with all of its own as added; rows of a node hold entities of every kind, rows of "
            "kind and node those of one"
        ),
    ),
    (
        "level",
        (
            "a term with all below it in its tree; level 0 is the top of the tree, each step down "
            "one more; terms given up count as what stands in their place"
        ),
    ),
    (
        "week",
        (
            "ISO week (UTC) in which the annotator made the last change before handing the work "
            "in, not that of the review"
        ),
    ),
    (
        "confusion",
        (
            "was A, became B / reviewed A; deleted A / reviewed A; missed B / B that stands after "
            "review; of one kind, and of attributes by their values"
        ),
    ),
    ("reviewed twice", "works that two reviewers decided / works of the round"),
    (
        "reviewers agree",
        (
            "entities that both accept or both do not / entities that both decided; Wilson with "
            "the effective size, by work"
        ),
    ),
    (
        "Cohen's kappa",
        "(share - chance) / (1 - chance), chance by each reviewer's own shares; jackknife, by work",
    ),
    ("AC1", "Gwet's, chance by the mean share of both; jackknife, by work"),
)

FORMULAS = (*_SHARES, *_REST, _NO_WEIGHTS)
"""Where every entity counts the same."""

WEIGHTED_FORMULAS = (*_WEIGHTED_SHARES, *_REST, _WEIGHTS)
"""Where works of different strata stand for different numbers of works."""
