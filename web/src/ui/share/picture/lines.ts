// Breaking words into lines.

/** Returns how wide a text is, in pixels. */
export type Measure = (words: string) => number;

/** Returns a text in lines no wider than `width`, broken between words (a no-break space holds them together); a word that is wider alone is broken where it must be. */
export function linesOf(words: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of wordsOf(words, width, measure)) {
    const longer = line ? `${line} ${word}` : word;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (line) lines.push(line);
    const pieces = piecesOf(word, width, measure);
    line = pieces.pop() ?? "";
    lines.push(...pieces);
  }
  return line ? [...lines, line] : lines;
}

/** Returns the words of a text; those that belong together are one, where there is room for them. */
function wordsOf(words: string, width: number, measure: Measure): string[] {
  return words.split(/[ \n\t]+/).filter(Boolean).flatMap((word) => (measure(word) > width ? word.split("\u00a0") : [word]));
}

/** Returns a word in pieces that fit, at least a letter each. */
function piecesOf(word: string, width: number, measure: Measure): string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const letter of word) {
    if (piece && measure(piece + letter) > width) {
      pieces.push(piece);
      piece = "";
    }
    piece += letter;
  }
  return [...pieces, piece];
}
