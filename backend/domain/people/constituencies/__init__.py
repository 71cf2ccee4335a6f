"""Constituencies (选区、原选举单位): whom a deputy answers to. Source: Election Law art. 25."""
