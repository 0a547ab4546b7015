"""How a screen writes a verdict: sign and words, never markup from a name."""

from circle_factories import JONAS, person, shape, shipped_rules

from courses.rules import circle
from courses.screens.circle_words import line, words


def judged(*args, **overrides):
    return circle.judge(shape(*args, **overrides), shipped_rules())


class TestWords:
    def test_it_says_the_verdict_the_reason_and_what_would_help(self):
        said = words(judged(4)).plain

        assert said.startswith("✗ kan inte räknas · Studiecirkel · 8 studietimmar")
        assert "  bara 8 studietimmar, minst 9 krävs\n" in said
        assert "  → 4 × 2 h ger 8 studietimmar" in said

    def test_it_warns_of_a_session_that_nobody_may_count(self):
        assert "⚠ Ingen får räkna den" in words(judged(5, leaders=())).plain

    def test_a_name_with_brackets_stays_a_name(self):
        said = words(judged(5, held=5, persons=(person(0, 1, 2, name="[b]Ada[/b]\x1b[31m"),)))

        assert "[b]Ada[/b][31m" in said.plain
        assert "\x1b" not in said.plain

    def test_a_line_holds_the_first_reason(self):
        assert (
            "○ kan ännu räknas · 10 studietimmar · ledaren JE är inte godkänd hos ABF"
            == line(judged(5, leaders=(JONAS,))).plain
        )
