"""What `msglint audit` does with what it was asked for."""
