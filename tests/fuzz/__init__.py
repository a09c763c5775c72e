"""Inputs that nobody meant well, and Calls that nobody has the right to."""
