"""From a document to claims: sentences, mentions, times, attributions, events."""
