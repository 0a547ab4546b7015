"""The file: pages, what is drawn on them, and the structure that they are read aloud by."""
