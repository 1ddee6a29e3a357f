"""Two workspaces side by side: every fact about what changed, and no opinion on it."""
