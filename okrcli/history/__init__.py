"""Snapshots of goals in a row: what each step changed, and the way of one goal through all of them."""
