/**
 * Bad input read off the contract: for every field of a schema, values that it must not take. Belongs here:
 * what is wrong with a value, and the path its refusal must name. Does not: sending it.
 */
import { z } from "zod";

/** As much of JSON Schema as the contract's bodies and queries use. */
interface Shape {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
}

type Body = Readonly<Record<string, unknown>>;

export interface BadInput<T> {
  /** What is wrong, for the test's message. */
  readonly why: string;
  /** The field the answer must name. */
  readonly path: string;
  readonly input: T;
}

/** `good` with one wrong field at a time. */
export function badBodies(schema: z.ZodType, good: Body): BadInput<Body>[] {
  const shape = branchOf(shapeOf(schema, "input"), good);
  return Object.entries(shape.properties ?? {}).flatMap(([name, field]) => {
    const { [name]: _left, ...rest } = good;
    const missing = { why: `${name} missing`, path: `body.${name}`, input: rest };
    const wrong = wrongValues(field).map(([why, value]) => ({
      why: `${name}: ${why}`,
      path: `body.${name}`,
      input: { ...good, [name]: value },
    }));
    return shape.required?.includes(name) ? [missing, ...wrong] : wrong;
  });
}

/** Query strings with one wrong parameter each; `good` is what else must be there. */
export function badQueries(schema: z.ZodType, good = ""): BadInput<string>[] {
  const shape = shapeOf(schema, "output");
  return Object.entries(shape.properties ?? {}).flatMap(([name, field]) => {
    const others = new URLSearchParams(good);
    const isRequired = others.has(name);
    others.delete(name);
    const bad = (why: string, query: string) => ({
      why: `${name} ${why}`,
      path: `query.${name}`,
      input: `${others}&${query}`,
    });
    const wrong = wrongWords(field).map((word) => bad(`= ${word.slice(0, 30)}`, `${name}=${word}`));
    const twice = bad("twice", `${name}=1&${name}=2`);
    return [...(isRequired ? [bad("missing", "")] : []), twice, ...wrong];
  });
}

function shapeOf(schema: z.ZodType, io: "input" | "output"): Shape {
  return z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Shape;
}

/** Of a union, the branch whose constants `good` has. */
function branchOf(shape: Shape, good: Body): Shape {
  const branches = shape.oneOf ?? shape.anyOf ?? [shape];
  const fits = ({ properties = {} }: Shape) =>
    Object.entries(properties).every(([name, field]) => !("const" in field) || field.const === good[name]);
  const found = branches.find(fits);
  if (!found) throw new Error("the good body fits no branch of its schema");
  return found;
}

type Wrong = readonly [why: string, value: unknown];

function wrongValues(field: Shape): Wrong[] {
  const branches = field.anyOf ?? [field];
  const isNullable = branches.some(({ type }) => type === "null");
  const core = branches.find(({ type }) => type !== "null") ?? field;
  const wrong = WRONG[core.enum || "const" in core ? "string" : (core.type ?? "")]?.(core) ?? [];
  return isNullable ? wrong : [["null", null], ...wrong];
}

const OBJECT: Wrong = ["an object", { nested: true }];
const HUGE = 1e21;

const WRONG: Readonly<Record<string, (shape: Shape) => Wrong[]>> = {
  string: (shape) => [
    ["a number", 7],
    ["a list", ["text"]],
    OBJECT,
    ["NUL", "half\u0000text"],
    ...(shape.enum || "const" in shape ? [["not one of them", "something_else"] as const] : []),
    ...(shape.maxLength ? [["too long", "x".repeat(shape.maxLength + 1)] as const] : []),
    ...(shape.minLength
      ? ([
          ["empty", ""],
          ["blank", " \n "],
        ] as const)
      : []),
    ...(shape.pattern?.includes("\\w") ? [["odd characters", "a b'; --"] as const] : []),
  ],
  integer: (shape) => [
    ["text", "12"],
    ["true", true],
    ["a list", [12]],
    OBJECT,
    ["a fraction", 12.5],
    ["huge", HUGE],
    ["negative", -1],
    ["below", shape.exclusiveMinimum ?? (shape.minimum ?? 0) - 1],
    ...(shape.maximum ? [["above", shape.maximum + 1] as const] : []),
  ],
  boolean: () => [["text", "true"], ["a number", 1], OBJECT],
  array: (shape) => [
    ["text", "text"],
    OBJECT,
    ...(shape.maxItems
      ? [["too many", Array.from({ length: shape.maxItems + 1 }, (_, i) => `n${i}`)] as const]
      : []),
    ...wrongValues(shape.items ?? {}).map(([why, value]): Wrong => [`an item: ${why}`, [value]]),
  ],
  object: (shape) => [
    ["text", "text"],
    ["a list", []],
    ...Object.entries(shape.properties ?? {}).flatMap(([name, field]) =>
      wrongValues(field).map(([why, value]): Wrong => [`${name}: ${why}`, { [name]: value }]),
    ),
  ],
  null: () => [
    ["a number", 7],
    ["text", "text"],
  ],
};

/**
 * In a query everything is text; what is too much for a number is not for a name. Percent-encoded already.
 */
function wrongWords(field: Shape): string[] {
  if (field.type === "integer" || field.type === "number") {
    const below = String((field.minimum ?? 1) - 1);
    const above = field.maximum === undefined ? [] : [String(field.maximum + 1)];
    const fraction = field.type === "integer" ? ["1.5"] : [];
    return ["abc", "NaN", "Infinity", "1e21", "-1", below, "%00", "1%3B--", ...above, ...fraction];
  }
  if (field.enum || field.type === "array") return ["something_else", "%00", "%20"];
  const tooLong = field.maxLength ? ["x".repeat(field.maxLength + 1)] : [];
  return ["half%00text", ...tooLong, ...(field.pattern?.includes("\\w") ? ["a%20b", "%27%3B--"] : [])];
}

/** Parts of a path that are no id, as they arrive percent-encoded. Each is refused by its name. */
export const BAD_IDS: readonly string[] = [
  "x".repeat(129),
  "x".repeat(300),
  "%00",
  "cord_1%00",
  "a%20b",
  "%27%20OR%201%3D1%20--",
  "%F0%9F%92%A5",
  "..%2F..%2Fhealth",
  "%3Cscript%3E",
];

/** Paths that are no paths: refused before anyone looks for an id in them. */
export const UNREADABLE_IDS: readonly string[] = ["%E0%A4%A", "%ZZ", "%", "%C0%AF", "x".repeat(3_000)];

/** Keys that nothing could find again. */
export const BAD_KEYS: readonly string[] = ["", "two words", "x".repeat(256), "schl\u00fcssel", "tab\tkey"];

const JSON_TYPE = "application/json";
export interface BadPayload {
  readonly why: string;
  readonly type: string;
  readonly payload: string;
  readonly status: 400 | 413 | 415;
}

/** Bodies no route takes, whatever its schema. */
export const BAD_PAYLOADS: readonly BadPayload[] = [
  { why: "malformed", type: JSON_TYPE, payload: '{"title": ', status: 400 },
  { why: "not JSON", type: JSON_TYPE, payload: "title=Notes", status: 400 },
  { why: "two values", type: JSON_TYPE, payload: "{}{}", status: 400 },
  { why: "__proto__", type: JSON_TYPE, payload: '{"__proto__": {"isAdmin": true}}', status: 400 },
  { why: "a constructor", type: JSON_TYPE, payload: '{"constructor": {"prototype": {"a": 1}}}', status: 400 },
  { why: "plain text", type: "text/plain", payload: "{}", status: 415 },
  { why: "a form", type: "application/x-www-form-urlencoded", payload: "title=Notes", status: 415 },
  { why: "an odd type", type: "nonsense", payload: "{}", status: 415 },
  {
    why: "too large",
    type: JSON_TYPE,
    payload: JSON.stringify({ brief: "x".repeat(3 * 1024 * 1024) }),
    status: 413,
  },
];

/** JSON that is no object, or no body at all; refused wherever the schema wants one. */
export const BAD_JSON: readonly (string | undefined)[] = [
  undefined,
  "",
  "null",
  "[]",
  "[{}]",
  '"text"',
  "7",
  "true",
  "{}",
];
