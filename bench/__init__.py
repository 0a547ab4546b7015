"""Measurements run by hand: each a ratio against a named reference in the same run. See RESULTS.md."""
