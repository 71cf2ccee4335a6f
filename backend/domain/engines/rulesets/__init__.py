"""Rule sets (规则包): the numbers of a procedure, per congress, versioned, cited, with validity.

A matter keeps the version it began under. The calendar of working days is kept here too.
"""
