"""Shares of what was counted, with how sure they are."""

from __future__ import annotations

from math import sqrt

Z = 1.96  # 95 of 100 intervals hold the true share


def share(right: int, of: int) -> float | None:
    """``right`` of ``of``; ``None`` of nothing."""
    return right / of if of else None


def wilson(right: int, of: int) -> tuple[float, float] | None:
    """The interval of E. B. Wilson (1927) for a share; ``None`` of nothing."""
    if not of:
        return None
    p = right / of
    middle = (p + Z * Z / (2 * of)) / (1 + Z * Z / of)
    half = Z / (1 + Z * Z / of) * sqrt(p * (1 - p) / of + Z * Z / (4 * of * of))
    return max(0.0, middle - half), min(1.0, middle + half)


def shown(right: int, of: int) -> str:
    """A share and its interval, as a table has them: ``0.912 (0.84–0.95)``."""
    interval = wilson(right, of)
    return "    –" if interval is None else f"{right / of:.3f} ({interval[0]:.2f}–{interval[1]:.2f})"
