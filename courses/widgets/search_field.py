"""A field that a list is searched by as one types. Knows no store."""

from __future__ import annotations

from typing import Self

from textual.geometry import Region
from textual.widgets import Input


class SearchField(Input):
    """A field whose width is given, so that typing in it moves nothing else.

    Textual lays out the whole screen for each letter, and paints it before the list has been searched.
    """

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Paint the field again; it has the same size as before once it has one."""
        return super().refresh(*regions, repaint=repaint, layout=layout and not self.size.width, recompose=recompose)
