"""What every room builds with; no noun of the congress in it."""
