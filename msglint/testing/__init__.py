"""Tests rules: the examples in their files, and labelled corpora."""
