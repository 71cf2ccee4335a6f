"""Deputies (人大代表): a mandate in one congress for one term; one person may hold several.

Inventory 14, 15. Source: Deputies Law (代表法, 2025) art. 2, 62.
"""
