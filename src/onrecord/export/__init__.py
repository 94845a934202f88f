"""Exports: case file -> bytes, one module a format. Each states its NAME, its MEDIA_TYPE and what it cannot carry."""
