"""What the roll says, one file for each file of handlers."""
