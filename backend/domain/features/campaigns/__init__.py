"""Campaigns (联动监督): supervision run in step by several levels, with its fields and aspects.

A campaign belongs to one congress. What a higher congress shares down can be joined: the lower one
then runs a campaign of its own that points at it and takes over the fields it chooses.
Source: inventory 60 to 63.
"""
