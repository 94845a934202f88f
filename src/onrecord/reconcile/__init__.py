"""From claims to a case: events with accounts, states with clocks, findings, origins."""
