/**
 * The smallest schemas everything else is built from: text, money, time, ids, paging.
 *
 * Belongs here: shapes used by more than one file of the contract. Does not: anything with a name of the
 * field's own.
 */
import { z } from "zod";

/** Free text a person typed. Trimmed; NUL is refused because PostgreSQL cannot store it. */
export const text = (lengthMax: number) =>
  z
    .string()
    .trim()
    .max(lengthMax)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what must not pass.
    .regex(/^[^\u0000]*$/, "must not contain NUL characters");

/** Free text that says something: at least one character is left after trimming. */
export const requiredText = (lengthMax: number) => text(lengthMax).min(1);

/**
 * An identifier from a path or a body. Only its alphabet is checked; whether it exists is the service's
 * answer.
 */
export const Id = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[\w.:-]+$/, "is not an id");

/** Whole minor units (US cents). Eight digits are the most Stripe charges in one payment. */
export const AmountCents = z.int().min(0).max(99_999_999);
export const PriceCents = z.int().positive().max(99_999_999);

/** ISO-4217 in lower case, as Stripe writes it. */
export const Currency = z.string().regex(/^[a-z]{3}$/, "must be an ISO-4217 code in lower case");

/** ISO-8601 in UTC. */
export const Timestamp = z.iso.datetime();

/** Further into a list nobody may ask. */
export const OFFSET_MAX = 1_000_000;

/** `limit` 1–100 (30) and `offset` ≥ 0 (0), as every list takes them. */
export const Page = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(30),
  offset: z.coerce.number().int().min(0).max(OFFSET_MAX).default(0),
});

/** An opaque place in a public list, as a former answer's `nextCursor` gave it. */
export const Cursor = z
  .string()
  .max(300)
  .regex(/^[\w-]+$/, "is not a cursor");

export const IdParams = z.object({ id: Id });

/**
 * The id of the last event that was seen. Browsers send it as the header `Last-Event-ID` when they
 * reconnect by themselves, and cannot when a page opens the stream anew.
 */
export const EventStreamQuerySchema = z.object({
  lastEventId: z
    .string()
    .max(100)
    .regex(/^[\w.-]+$/, "is not the id of an event")
    .optional(),
});
