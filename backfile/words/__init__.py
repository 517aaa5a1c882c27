"""Words as the search knows them: what makes an index of texts, and what a reader's question is made of.

static/search/words.js does the same in the browser; tests/words holds both to one list.
"""

from backfile.words.reading import Word, chunk_reader_of, letters_of, reader_of

__all__ = ["Word", "chunk_reader_of", "letters_of", "reader_of"]
