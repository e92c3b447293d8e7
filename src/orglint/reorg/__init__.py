"""Two models of one organization: who is who in both, what changed, what it means."""
