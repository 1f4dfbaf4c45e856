"""Who is named, with office and side, and who is one person."""
