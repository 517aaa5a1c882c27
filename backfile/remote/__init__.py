"""Articles, captures and the published site in an object store, by way of fsspec (the extra `[remote]`)."""
