"""The kinds of paper that are printed, a module each: `render()` turns values into a file."""
