"""`okr log`: from git's history of files to the goals' history."""
