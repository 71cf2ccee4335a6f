"""Instruments (监督方式): what a congress does to supervise, from the plan to the last opinion.

Hearing a report, inspecting, checking how a law is kept, inquiring, rating, questioning,
investigating, resolving: planned, held, recorded, its opinions followed until they are answered.
Each points at the matters it concerns, opaquely. Source: inventory 71, 74, 79 to 83, 139.
"""
