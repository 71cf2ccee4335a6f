"""Escalations (上报): what a county cannot mend and asks the city's congress for, and its answer.

The higher congress takes it up or sends it back, groups like ones of several counties, hands them
to its own government's unit or passes them on to its own higher congress by letter, and answers;
the same holds between township and county. Source: inventory 72, 75, 131 (CDX①); Supervision Law
(监督法, 2024), art. 34: a higher standing committee may inspect together with lower ones.
"""
