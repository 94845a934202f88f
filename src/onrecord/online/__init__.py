"""The only part that goes online: one request to one address that the user has named, and nothing else."""

from onrecord.online.endpoint import Endpoint, Failure, Limits, ask, endpoint_of, usable_key

__all__ = ["Endpoint", "Failure", "Limits", "ask", "endpoint_of", "usable_key"]
