"""Goals as code: objectives, key results and KPIs that live as YAML in a git repository."""

__version__ = "0.1.0"
