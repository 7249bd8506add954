"""One run of a command over drafts: what is asked for, read, checked, fixed and reported."""
