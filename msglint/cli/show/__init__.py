"""What commands other than `check` write on standard output."""
