"""Kursverkstad: courses, enrolment, attendance and certificates for public libraries.

The package imports nothing here, so that each door (command line, interface, tests) pays only for what it uses.
"""

__version__ = "0.1.0"
