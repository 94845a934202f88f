"""onrecord: news reports about a case in, a case file that can be defended line by line out."""

__version__ = "0.1.0"
