"""Notices (通知): what a person is told, and the outbox from which later senders take it."""
