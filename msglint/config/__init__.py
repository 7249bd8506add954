"""Configuration: what a team says once, in a file of its repository, instead of with every command."""
