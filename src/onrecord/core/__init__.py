"""The types that every layer shares: frozen values of the standard library, no behaviour that reads the world."""
