"""What is kept: the database, the key store outside it, and everything written to them."""
