"""What the sentences say, gathered in records over the whole text."""
