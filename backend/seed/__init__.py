"""The demo: invented people and matters, the same each time, dated relative to today."""
