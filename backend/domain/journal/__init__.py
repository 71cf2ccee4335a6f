"""What happened: the timeline for people, the audit for inspectors."""
