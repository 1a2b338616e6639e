/** From page to page of a list read by cursor: onwards, and back to its head. Works without JavaScript. */
import { ButtonLink } from "./button";

interface ListPagesProps {
  readonly path: string;
  readonly isFirst: boolean;
  readonly nextCursor: string | null;
  /** What comes next, in words. */
  readonly more: string;
}

/** Nothing for a list of one page. */
export function ListPages({ path, isFirst, nextCursor, more }: ListPagesProps) {
  if (isFirst && nextCursor === null) return null;
  return (
    <nav aria-label="Pages" className="mt-8 flex justify-between">
      {isFirst ? <span /> : <ButtonLink href={path}>First page</ButtonLink>}
      {nextCursor && <ButtonLink href={`${path}?cursor=${nextCursor}`}>{more}</ButtonLink>}
    </nav>
  );
}

/** The address's cursor as the API takes it. What is none begins at the head. */
export function cursorOf({ cursor }: { cursor?: string | string[] }): { cursor?: string } {
  return typeof cursor === "string" && /^[\w-]{1,300}$/.test(cursor) ? { cursor } : {};
}
