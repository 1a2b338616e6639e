/**
 * Marks found words on the screen without touching the document: ranges painted by the CSS Custom Highlight
 * API (script.css gives the colours). Where a browser lacks it, pages are still gone to.
 */
import { findText } from "./find-text";

const MATCH = "script-match";
const CURRENT = "script-match-current";

/** The ranges of every match inside an element, in order. */
export function rangesOf(root: Element, query: string): Range[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) if (walker.currentNode instanceof Text) nodes.push(walker.currentNode);
  const pieces = nodes.map(({ data }) => data);
  return findText(pieces, query).flatMap(({ start, end }) => {
    const [first, last] = [nodes[start.piece], nodes[end.piece]];
    if (!first || !last) return [];
    const range = document.createRange();
    range.setStart(first, start.offset);
    range.setEnd(last, end.offset);
    return [range];
  });
}

export function paintMatches(all: readonly Range[], current: Range | null): void {
  if (!("highlights" in CSS)) return;
  CSS.highlights.set(MATCH, new Highlight(...all));
  if (current) CSS.highlights.set(CURRENT, new Highlight(current));
  else CSS.highlights.delete(CURRENT);
}

export function unpaintMatches(): void {
  if (!("highlights" in CSS)) return;
  CSS.highlights.delete(MATCH);
  CSS.highlights.delete(CURRENT);
}
