"""Sign-ins (登录): a device that is signed in, and its rotating refresh tokens.

A refresh token used twice ends the sign-in: one of the two was a thief.
"""
