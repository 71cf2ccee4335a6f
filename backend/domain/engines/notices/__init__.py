"""Notices (通知): what a person is told in the app, and the outbox that also tells them by WeChat.

A WeChat user agrees to one message at a time; the grants are counted here, for each binding and
template, and nothing is sent without one.
"""
