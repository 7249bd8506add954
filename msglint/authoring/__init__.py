"""Help for those who write rules: a new rule to start from, tests that run again by themselves, pages about rules."""
