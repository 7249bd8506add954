"""A document on its own: what is read in it, what is wrong with that, and where; nothing of the protocol."""
