/** How an admin's words are read when orders are searched; both stores read them so. */

/**
 * What begins as the id of an order or of its payment does is one, whole or its beginning: it is looked up by
 * an index. Anything else is looked for within ids, titles and names.
 */
export const isBeginningOfId = (q: string): boolean => /^(cord|pi)_[\w-]+$/.test(q);
