"""The only user of git: what a revision holds, read without running anything that a repository names."""
