"""What a team needs to begin with: a configuration that explains itself, and a hook."""
