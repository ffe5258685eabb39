"""From parsed sentences to events: frames, status, time, place, merging."""
