"""A run over many messages, in portions that one process or several work through; the report is the same."""
