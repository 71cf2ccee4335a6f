"""Ballots (表决票): one engine for every vote: the roll, the papers, the count, the declaration.

A feature calls a ballot and keeps its id; the engine knows no feature. The secret is kept the way
docs/ballots.md says; the count and the declaration are pure, in `rules`.
"""
