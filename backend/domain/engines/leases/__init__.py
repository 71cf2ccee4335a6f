"""Leases (值守): of several server processes, one at a time does what runs by the clock."""
