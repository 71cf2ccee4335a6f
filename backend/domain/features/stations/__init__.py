"""Stations (代表之家、联络站、工作室): where deputies receive voters, and where a QR code hangs.

What belongs to a station here: where it is, who looks after it, and the words that greet whoever
scans its code. Source: Deputies Law (代表法, 2025), art. 31; our reading, unconfirmed.
"""
