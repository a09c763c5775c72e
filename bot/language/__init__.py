"""What is said and what is understood: documents, words, times and typed lines."""
