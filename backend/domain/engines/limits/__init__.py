"""Limits (限次): how often one source may do a thing within a day or an hour.

Counted in the database, in the deed's own transaction: every process of the server sees the same
count, and what was undone was not counted. See docs/decisions/0012-limits-in-rows.md.
"""
