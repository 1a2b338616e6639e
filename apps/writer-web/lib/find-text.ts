/**
 * Finding words in the text of a page, whatever pieces it is cut into. Case and the width of gaps don't
 * matter.
 *
 * Belongs here: pure searching. Does not: pages in the document (highlight-text.ts).
 */

/** Where in the pieces a match begins and ends. */
export interface TextMatch {
  readonly start: { readonly piece: number; readonly offset: number };
  readonly end: { readonly piece: number; readonly offset: number };
}

/** Every match, in order, without overlaps. A gap stands between two pieces. */
export function findText(pieces: readonly string[], query: string): TextMatch[] {
  const wanted = squeeze([query]).text.trim();
  if (wanted === "") return [];
  const { text, places } = squeeze(pieces);
  const matches: TextMatch[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    const start = places[at];
    const last = places[at + wanted.length - 1];
    if (start && last) matches.push({ start, end: { piece: last.piece, offset: last.offset + 1 } });
  }
  return matches;
}

/** Lower case with single spaces, and for each character the place it came from. */
function squeeze(pieces: readonly string[]) {
  const places: { piece: number; offset: number }[] = [];
  let text = "";
  pieces.forEach((raw, piece) => {
    const characters = piece === 0 ? raw : ` ${raw}`;
    for (let index = 0; index < characters.length; index += 1) {
      const character = characters.charAt(index);
      const isGap = /\s/.test(character);
      if (isGap && (text === "" || text.endsWith(" "))) continue;
      const lower = character.toLowerCase();
      // A letter whose small form is longer would shift every place after it.
      text += isGap ? " " : lower.length === 1 ? lower : character;
      places.push({ piece, offset: piece === 0 ? index : Math.max(0, index - 1) });
    }
  });
  return { text, places };
}
