"""The engine: it knows commands in general, and no command, platform or group in particular."""
