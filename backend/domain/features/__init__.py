"""The procedures of the congress, one room each; none imports another."""
