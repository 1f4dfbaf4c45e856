"""What a sentence names: states, bodies, agreements, meetings and places, by the lexicon and by head words."""
