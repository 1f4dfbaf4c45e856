"""One module a source format: a file becomes documents. Found by name, see README of the rooms in CONTRIBUTING."""
