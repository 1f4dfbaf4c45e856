"""From the text of a document to what it says."""
