"""Divisions (行政区划): places with a GB/T 2260 code, city to township.

The data of Chengde and its origin are in backend/data/chengde-divisions.json.
"""
