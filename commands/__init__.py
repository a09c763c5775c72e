"""What organisers do: one folder a feature, all alike."""
