"""A new rule for somebody who has never written one: a file that works as it stands, to be changed step by step."""
