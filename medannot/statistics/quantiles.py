"""Quantiles of Student's t and Fisher's F; scipy is loaded when they are first asked for."""

from functools import lru_cache
from statistics import NormalDist

_KEPT = 4096
"""Quantiles that are made once: a report asks for few, each of very many groups."""


@lru_cache(_KEPT)
def t_quantile(q: float, df: int | None) -> float:
    """Return a quantile of Student's t; None degrees of freedom are those of the normal."""
    if df is None:
        return NormalDist().inv_cdf(q)
    # Not from scipy.stats, which takes seconds to load.
    from scipy.special import stdtrit  # noqa: PLC0415  # takes long to load

    return float(stdtrit(df, q))


def f_quantile(q: float, above: float, below: float) -> float:
    """Return a quantile of Fisher's F with these degrees of freedom."""
    from scipy.special import fdtri  # noqa: PLC0415  # takes long to load

    return float(fdtri(above, below, q))
