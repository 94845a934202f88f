"""Event types, roles, states and mappings: data with a checker."""
