"""What the house keeps in mind of all articles."""
