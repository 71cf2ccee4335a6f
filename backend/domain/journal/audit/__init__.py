"""Audit (审计): who did what, for inspectors; sealed into a hash chain that shows any tampering.

Source: Cybersecurity Law (网络安全法) art. 21: logs are kept six months or longer; ours are kept.
"""
