"""The steps, by the day they were written."""
