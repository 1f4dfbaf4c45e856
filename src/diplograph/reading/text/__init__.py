"""The text of a document: paragraphs, sentences, words, dates, and the masks over what is named."""
