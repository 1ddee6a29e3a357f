"""`okr trend`: goals scored as of one day after another, and the commits that changed what they mean."""
