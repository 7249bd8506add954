"""Lexicons: how languages put the concepts of rules, from the notation of a term to the graph that is walked."""
