"""A second file of the same project."""

missing = None == print
