"""Who is due a certificate of participation.

Decides only; the numbers, the wording and the printing are elsewhere.
"""

from __future__ import annotations

from fractions import Fraction


def is_due(attended: int, held: int, threshold: float, *, is_finished: bool) -> bool:
    """Return whether somebody at `attended` of `held` sessions is due a certificate; exactly `threshold` counts.

    `threshold` is 0–1 and is taken as it is written, so that 7 of 10 reach 0.7. Nobody is due one before the course
    is finished, when nothing was held, or for never having been there.
    """
    if not is_finished or held <= 0 or attended <= 0:
        return False
    return attended >= Fraction(str(threshold)) * held
