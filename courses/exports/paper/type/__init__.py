"""Type: typefaces, the order and joining of letters, and text broken into lines that fit. Nothing here draws."""
