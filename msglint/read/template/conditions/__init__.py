"""What the conditions of a template's branches say, and which of them can hold together."""
