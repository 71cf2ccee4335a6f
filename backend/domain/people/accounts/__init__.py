"""Accounts (账号) and grants (身份): who may sign in, and under what they act.

Administrators cannot read passwords: only argon2id hashes are kept.
"""
