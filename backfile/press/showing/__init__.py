"""What pages show of the archive: values complete and ready to print."""
