"""Quantiles of Student's t and Fisher's F; scipy is loaded when they are first asked for."""

from statistics import NormalDist


def t_quantile(q: float, df: int | None) -> float:
    """Return a quantile of Student's t; None degrees of freedom are those of the normal."""
    if df is None:
        return NormalDist().inv_cdf(q)
    from scipy.stats import t  # noqa: PLC0415  # takes long to load

    return float(t.ppf(q, df))


def f_quantile(q: float, above: float, below: float) -> float:
    """Return a quantile of Fisher's F with these degrees of freedom."""
    from scipy.stats import f  # noqa: PLC0415  # takes long to load

    return float(f.ppf(q, above, below))
