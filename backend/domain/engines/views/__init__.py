"""Views (视图): the filters of a ledger that somebody saved under a name."""
