"""Retries (重试): a step asked for twice under one key is taken once, and answered alike."""
