"""Search (查找): one index over everything, in Chinese, two-character words included.

Rows hold characters and pairs of neighbours; SQLite finds them by FTS5, PostgreSQL by a GIN index
over the array. What may be seen is the feature's to say: an answer is only a list of ids.
"""
