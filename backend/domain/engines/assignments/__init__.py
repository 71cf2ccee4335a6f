"""Assignments (交办): who must do what by when: lead and joint units.

Rows carry about_word and about_id, opaque; the feature points here and takes the steps of its own
life; only the feature's step finishes an assignment.
"""
