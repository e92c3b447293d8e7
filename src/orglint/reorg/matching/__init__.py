"""Who is who in two models of one organization."""
