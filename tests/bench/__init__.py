"""Benches against named peers: ratios of medians, measured in turn in one run. Never a gate."""
