"""Screens that are laid out once when they open: Textual tells a new screen of its size three times over."""

from __future__ import annotations

from typing import Generic

from textual.geometry import Size
from textual.screen import Screen

from courses.screens.guard import Answer


class Steady(Screen[Answer], Generic[Answer]):
    """A mixin for screens."""

    is_first = False
    """Whether it is what the program begins with: then the picture that comes first is the one that is waited for."""

    def _screen_resized(self, size: Size) -> None:
        """Lay out and paint for another size; what changes within the same size asks for it by itself."""
        if self.is_first or size != self._compositor.size:
            super()._screen_resized(size)
