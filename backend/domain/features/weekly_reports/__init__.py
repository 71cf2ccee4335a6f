"""Weekly reports (周报): congress and government tell each other every week how a campaign goes.

Staff arrange with a unit, mostly the government, that one side reports to the other every week. A
report is of one campaign and one ISO week; its figures are taken from the problem list as of a day
and frozen, its words are the author's; both sides sign it, and then only a new edition with a
reason can correct it.
Source: inventory 67 (隆化: government mirror group, weekly progress report), 75.
"""
