"""Matchers: one file for each kind of finder, and one for what excuses a match."""
