"""Work, and who does it: this process, several, or a cluster, each task within limits."""
