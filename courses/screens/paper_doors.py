"""How screens open what concerns all papers, so that none has to import another before it is needed."""

from __future__ import annotations

from courses.screens.guard import Guard


def print_run(at: Guard, course_id: int | None = None) -> None:
    """Show all that tomorrow needs printed, or a course."""
    from courses.screens.print_run import PrintRunScreen

    at.app.push_screen(PrintRunScreen(course_id))


def paper_templates(at: Guard) -> None:
    """Open the templates that papers get their words from."""
    from courses.screens.paper_templates import PaperTemplatesScreen

    at.app.push_screen(PaperTemplatesScreen())


def house_style(at: Guard) -> None:
    """Open the look of papers."""
    from courses.screens.house_style import HouseStyleScreen

    at.app.push_screen(HouseStyleScreen())
