"""What becomes of the program when its terminal is closed over it: it leaves, and what was saved is there."""

import os
import pty
import select
import subprocess
import sys
import time

import pytest
from factories import library

from courses.screens import hangup

pytestmark = pytest.mark.skipif(not hasattr(select, "poll"), reason="no hang-up is told here")
PAINTED = b"F2"


def painted(controller, until):
    """Waits for the program's first picture."""
    seen = b""
    while PAINTED not in seen and time.monotonic() < until:
        if select.select([controller], [], [], 0.2)[0]:
            seen += os.read(controller, 1 << 16)
    return PAINTED in seen


def test_the_program_leaves_when_its_terminal_is_gone(tmp_path):
    with library(tmp_path):
        pass
    controller, terminal = pty.openpty()
    words = [sys.executable, "-m", "courses", "--data", str(tmp_path)]
    with subprocess.Popen(words, stdin=terminal, stdout=terminal, stderr=terminal) as program:
        os.close(terminal)
        assert painted(controller, time.monotonic() + 60)
        os.close(controller)
        try:
            program.wait(30)
        finally:
            program.kill()
    assert program.returncode is not None


def test_a_terminal_is_there_until_it_is_closed():
    controller, terminal = pty.openpty()
    assert not hangup.is_gone(terminal)
    os.close(controller)
    assert hangup.is_gone(terminal)
    os.close(terminal)
