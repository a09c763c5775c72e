"""The only places that know a platform: one folder each, found through its entry point."""
