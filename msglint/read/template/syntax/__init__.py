"""The tags of a template and what they form: branches, loops, outputs, pieces of other files."""
