"""Pages about rules in Markdown, made from the rules themselves: an index, and a page for each rule."""
