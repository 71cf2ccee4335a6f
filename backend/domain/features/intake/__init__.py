"""Intake (群众来件): what a resident sent through the QR code of a deputy or a station.

It waits until staff have looked: they admit it, and it becomes a clue (domain/handoffs.py), or they
discard it with a reason. The resident has no account and follows it by a code word (口令).
Source: Deputies Law (代表法, 2025), art. 31; the procedure is our reading, unconfirmed.
"""
