"""What developers run: checks, generators, benchmarks."""
