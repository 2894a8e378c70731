"""Reads the text of a code, as it comes out of a PDF, into chapters, sections, paragraphs and bullets. No Django."""
