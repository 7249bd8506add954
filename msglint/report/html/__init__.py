"""The pieces of the HTML report: markup that escapes by itself, texts with marks, messages, and the whole page."""
