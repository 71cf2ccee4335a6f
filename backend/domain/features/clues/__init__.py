"""Clues (问题线索、社情民意): something noticed, verified, handed over, answered, signed off.

Inventory 42, 64, 70, 143. A deputy reports but does not order a unit about: the congress hands the
clue over. Source: Deputies Law (代表法, 2025), art. 31. Flow: docs/flows.md#clues.
"""
