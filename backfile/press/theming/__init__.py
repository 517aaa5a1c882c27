"""The theme: templates with their words and filters, style sheets and scripts."""
