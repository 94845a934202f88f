"""The log of what people decided: checking a new entry against it, and telling which entries are in force."""

from onrecord.decisions.check import check_decision
from onrecord.decisions.replay import Replay, replay
from onrecord.decisions.request import Request, decide

__all__ = ["Replay", "Request", "check_decision", "decide", "replay"]
