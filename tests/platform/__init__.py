"""The contract platform: a small chat server, which fails in every way a real one may."""
