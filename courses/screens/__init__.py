"""What the terminal shows: layout and messages, no SQL and no rules."""
