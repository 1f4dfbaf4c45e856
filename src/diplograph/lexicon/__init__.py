"""What diplomats take for granted: states, organisations, offices and acts, as data."""
