"""How Steward is run: the command line, the configuration, and what keeps it going."""
