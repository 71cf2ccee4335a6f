"""Ballots (表决票): one engine for every vote: the roll, the papers, the count, the declaration.

A feature calls a ballot and keeps its id; the engine knows no feature. A secret ballot's papers are
cast without a name, under a credential that was signed unseen; after closing nothing in the
database says who cast which: docs/decisions/0023-blind-rsa-on-gmp.md, 0024-the-ballot-box.md. The
count and the declaration are pure, in `rules`.
"""
