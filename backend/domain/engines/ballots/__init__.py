"""Ballots (票决、表决、测评): one engine for every vote; it knows no feature.

A ballot has a roll (who may cast), presence, a rule, papers and a declaration. A secret ballot's
papers are cast without a name, under a credential that was signed unseen; after closing nothing in
the database says who cast which. See docs/decisions/0023-blind-rsa-on-gmp.md and
docs/decisions/0024-the-ballot-box.md.
"""
