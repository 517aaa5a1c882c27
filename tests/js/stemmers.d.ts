/* What is used of Snowball's own scripts, which are not checked: they are generated, and stay as they are. */

declare class EnglishStemmer {
  stemWord(word: string): string;
}

declare class RussianStemmer {
  stemWord(word: string): string;
}
