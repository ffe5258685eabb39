"""From characters to phrases: regions, sentences, tokens, tags, chunks. Every offset is one into the document's text."""
