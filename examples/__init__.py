"""An invented case, and the programme that runs onrecord on it."""
