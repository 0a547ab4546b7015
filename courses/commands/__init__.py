"""What a user can do: the commands, and the one class they are made of. Nothing here does it."""

from courses.commands.command import Command, Scope, bindings, key_name

__all__ = ["Command", "Scope", "bindings", "key_name"]
