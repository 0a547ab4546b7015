"""How much room a widget has for what it writes."""

from __future__ import annotations

from textual.widget import Widget


def room(widget: Widget) -> int:
    """Return the cells of a line in a widget as it was last laid out.

    Textual's own `content_size` says the same, but may lay out the whole screen once more to find it.
    """
    return max(0, widget.outer_size.width - widget.gutter.width)
