"""What runs by the clock or by the outbox."""
