"""Persons (自然人): one row a human being, whatever mandates, posts and accounts they hold.

Phone numbers are encrypted at rest and masked unless the caller may see them (PIPL art. 51).
"""
