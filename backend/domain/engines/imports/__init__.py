"""Imports (导入): a workbook is staged, compared, asked about, and brought in whole or not at all.

What the columns mean and what a row would change is the feature's to say; the engine keeps the
rows, the answers to what could not be understood, and remembers the answers for the congress.
Source: inventory 63, 64.
"""
