"""Lets `python -m courses` do what `kursverkstad` does."""

from courses.cli import main

if __name__ == "__main__":
    main()
