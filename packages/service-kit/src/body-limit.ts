/**
 * How many bytes a row's body can have at most, by its own schema: whatever the contract allows must get
 * through, and nothing that is larger needs to be read.
 *
 * Belongs here: counting. Does not: the fields' limits (the contract).
 */
import type { Endpoint } from "@script-manifest/contracts";
import { z } from "zod";

/** For rows that need less, and for those whose schema sets no limit. */
export const BODY_LIMIT_BYTES = 256 * 1024;

/** JSON may write any character as `\uXXXX`, and many clients do so with all but ASCII. */
const CHARACTER_BYTES = 6;
const NUMBER_BYTES = 24;
/** Formats are short when no length is given: dates, ids. */
const FORMAT_LENGTH = 64;
/** Spaces between the fields and around a text, which are cut off. */
const SPARE = 1.25;

/** For the service that takes the body as for the gateway that passes it on. */
export function bodyLimitOf({ body, bodyAsLargeAs }: Pick<Endpoint, "body" | "bodyAsLargeAs">): number {
  const schema = bodyAsLargeAs ?? body;
  if (!schema) return BODY_LIMIT_BYTES;
  const bytes = bytesOf(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Shape);
  return Number.isFinite(bytes) ? Math.max(BODY_LIMIT_BYTES, Math.ceil(bytes * SPARE)) : BODY_LIMIT_BYTES;
}

interface Shape {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: unknown;
}

/** Infinite where the schema sets no limit. */
function bytesOf(shape: Shape): number {
  const values = shape.enum ?? (shape.const === undefined ? null : [shape.const]);
  if (values) return Math.max(...values.map((value) => JSON.stringify(value).length * CHARACTER_BYTES));
  if (shape.anyOf) return Math.max(...shape.anyOf.map(bytesOf));
  switch (shape.type) {
    case "string": {
      const length = shape.maxLength ?? (shape.format ? FORMAT_LENGTH : Number.POSITIVE_INFINITY);
      return length * CHARACTER_BYTES + 2;
    }
    case "array":
      return shape.items && shape.maxItems !== undefined
        ? shape.maxItems * (bytesOf(shape.items) + 1) + 2
        : Number.POSITIVE_INFINITY;
    case "object":
      // A record takes any number of fields.
      if (!shape.properties) return Number.POSITIVE_INFINITY;
      return Object.entries(shape.properties).reduce(
        (sum, [name, field]) => sum + name.length + 4 + bytesOf(field),
        2,
      );
    case "number":
    case "integer":
    case "boolean":
    case "null":
      return NUMBER_BYTES;
    default:
      return Number.POSITIVE_INFINITY;
  }
}
