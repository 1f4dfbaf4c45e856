"""The relationship map: one self-contained HTML page."""
