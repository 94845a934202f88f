"""What belongs to one language: lexicons and models, as data."""
