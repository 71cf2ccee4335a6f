"""The command `smart-congress`: one module a command."""
