"""The program's three looks: light, dark, high contrast. One accent colour each; everything else is grey."""

from __future__ import annotations

from pathlib import Path, PurePath

from textual.theme import Theme

_STYLES = Path(__file__).parent.parent / "styles"

_QUIET = {
    "footer-background": "transparent",
    "block-cursor-text-style": "none",
    "border-blurred": "transparent",
}


def styles(*names: str) -> list[str | PurePath]:
    """Return the style sheets of a screen: the shared parts, then its own."""
    return [_STYLES / f"{name}.tcss" for name in ("parts", *names)]


def themes() -> tuple[Theme, ...]:
    """Return the themes, the default one first."""
    return (_light(), _dark(), _contrast())


def _light() -> Theme:
    return Theme(
        name="kursverkstad-light",
        dark=False,
        primary="#0B5C66",
        secondary="#4A5560",
        accent="#0B5C66",
        foreground="#1D2429",
        background="#FAF9F6",
        surface="#FFFFFF",
        panel="#EFEDE7",
        boost="#E6E3DB",
        warning="#8A5A00",
        error="#A3262B",
        success="#2C6B37",
        text_alpha=1.0,
        variables={
            **_QUIET,
            "block-cursor-background": "#0B5C66",
            "block-cursor-foreground": "#FFFFFF",
            "block-cursor-blurred-background": "#DCE9EA",
            "block-cursor-blurred-foreground": "#1D2429",
            "block-hover-background": "#EFEDE7",
            "input-cursor-background": "#0B5C66",
            "input-selection-background": "#0B5C66 25%",
            "scrollbar": "#CFCBC0",
            "scrollbar-background": "#F3F1EB",
            "line": "#DEDACF",
            "field": "#EFECE4",
            "quiet": "#626B73",
        },
    )


def _dark() -> Theme:
    return Theme(
        name="kursverkstad-dark",
        dark=True,
        primary="#6CC5C9",
        secondary="#9AA5AD",
        accent="#6CC5C9",
        foreground="#DDE1E3",
        background="#14181B",
        surface="#1B2024",
        panel="#232A2F",
        boost="#2B3338",
        warning="#E0B25C",
        error="#F08A84",
        success="#8CC98F",
        text_alpha=1.0,
        variables={
            **_QUIET,
            "block-cursor-background": "#6CC5C9",
            "block-cursor-foreground": "#0D1214",
            "block-cursor-blurred-background": "#27373B",
            "block-cursor-blurred-foreground": "#DDE1E3",
            "block-hover-background": "#232A2F",
            "input-cursor-background": "#6CC5C9",
            "input-selection-background": "#6CC5C9 30%",
            "scrollbar": "#3A444A",
            "scrollbar-background": "#1A1F23",
            "line": "#2F383D",
            "field": "#22292E",
            "quiet": "#98A3AA",
        },
    )


def _contrast() -> Theme:
    return Theme(
        name="kursverkstad-contrast",
        dark=True,
        primary="#FFE94A",
        secondary="#FFFFFF",
        accent="#FFE94A",
        foreground="#FFFFFF",
        background="#000000",
        surface="#000000",
        panel="#000000",
        boost="#1A1A1A",
        warning="#FFE94A",
        error="#FF9C9C",
        success="#9CFF9C",
        text_alpha=1.0,
        variables={
            **_QUIET,
            "block-cursor-background": "#FFE94A",
            "block-cursor-foreground": "#000000",
            "block-cursor-blurred-background": "#444400",
            "block-cursor-blurred-foreground": "#FFFFFF",
            "block-hover-background": "#333333",
            "input-cursor-background": "#FFE94A",
            "input-selection-background": "#FFE94A 40%",
            "scrollbar": "#FFFFFF",
            "scrollbar-background": "#000000",
            "line": "#FFFFFF",
            "field": "#2A2A2A",
            "quiet": "#FFFFFF",
        },
    )
