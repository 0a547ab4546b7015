"""Who is due a certificate of participation, and while the course runs, who can still get there.

Decides only; the numbers, the wording and the printing are elsewhere. What is attended and held is `rules.rates`'.
"""

from __future__ import annotations

from courses.model.absences import Chance, ChanceState
from courses.rules import rates


def is_due(attended: int, held: int, threshold: float, *, is_finished: bool) -> bool:
    """Return whether somebody at `attended` of `held` sessions is due a certificate; exactly `threshold` counts.

    `threshold` is 0–1 and is taken as it is written, so that 7 of 10 reach 0.7. Nobody is due one before the course
    is finished, when nothing was held, or for never having been there.
    """
    return is_finished and rates.reaches(attended, held, threshold)


def chance(
    attended: int, held: int, left: int, threshold: float, *, is_finished: bool, is_coming: bool = True
) -> Chance:
    """Return whether somebody gets a certificate, or can: how many of the `left` sessions they still have to be at.

    All that is left is taken to be held; a session that has passed without being entered is left too, as who was there is
    only not known yet. `threshold` as in `is_due`; with a threshold of 0 one session is needed. Who has dropped out comes
    to none of them.
    """
    if is_due(attended, held, threshold, is_finished=is_finished):
        return Chance(ChanceState.DUE, 0, 0)
    lacking = rates.needed(attended, held + left, left if is_coming else 0, threshold)
    if lacking is None:
        return Chance(ChanceState.IMPOSSIBLE, 0, left)
    return Chance(ChanceState.OPEN if lacking else ChanceState.REACHED, lacking, left)
