"""Groups (代表小组): how deputies work together between sessions.

Source: Deputies Law (代表法, 2025), art. 26, 27.
"""
