"""Congresses (人民代表大会) and their terms (届): one congress of one division.

Source: Local Organic Law (地方组织法, 2022), art. 7; terms of five years, Deputies Law art. 2.
"""
