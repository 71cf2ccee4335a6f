"""Livelihood projects (民生实事项目): collected from the people, voted, carried out, rated.

A round is one congress's year of them: proposals are collected, merged, screened against two lists
and for feasibility, reviewed by government and standing committee; more candidates than are to be
chosen are published; what the vote chose is carried out under supervision and rated at year's end.
Source: inventory 92 to 94, 98.
"""
