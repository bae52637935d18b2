"""What is kept beside a sheet: answers to former questions, words that came late."""
