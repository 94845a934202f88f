"""Telling a case file: the same words, numbers and order for the page and for the terminal."""
