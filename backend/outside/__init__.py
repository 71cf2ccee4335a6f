"""The world outside: one adapter a module, no rules in them."""
