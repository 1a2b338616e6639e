/**
 * Says when a statement of this process has changed what the public lists are made of, before whoever asked
 * for it hears of it: they must find their change in the next list. Other processes hear of it from the
 * database.
 */
import type { Query } from "./query.ts";

/** Reviews change their provider by a function. */
const CHANGES = /\b(INSERT INTO|UPDATE) coverage_(services|providers)\b|\bcoverage_recount_reviews\(/;
/** Texts are few (query.ts); of more than these each is looked through anew. */
const TEXTS_MAX = 400;

export function withCatalogueTold(query: Query, onChange: () => void): Query {
  const known = new Map<string, boolean>();
  const changes = (text: string): boolean => {
    const answer = known.get(text) ?? CHANGES.test(text);
    if (known.size < TEXTS_MAX) known.set(text, answer);
    return answer;
  };
  return async (statement) => {
    try {
      return await query(statement);
    } finally {
      // Also when it failed: the answer may have been lost after the commit.
      if (changes(statement.text)) onChange();
    }
  };
}
