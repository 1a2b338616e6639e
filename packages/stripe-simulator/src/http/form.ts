/** The SDK's form encoding, `a[b][0]=c`, as nested objects; and the typed reading of single fields. */
import { invalid } from "./errors.ts";

export type Params = { [name: string]: string | Params };

const PART = /[^[\]]+/g;

/** Array indices become the keys "0", "1" …; `a[]=x` counts up. */
export function decodeForm(text: string): Params {
  const root: Params = Object.create(null);
  for (const [key, value] of new URLSearchParams(text)) {
    const path: string[] = [...(key.match(PART) ?? [])];
    if (key.endsWith("[]")) path.push("+");
    place(root, path, value);
  }
  return root;
}

function place(root: Params, path: readonly string[], value: string): void {
  let node = root;
  path.forEach((part, index) => {
    const key = part === "+" ? String(Object.keys(node).length) : part;
    if (index === path.length - 1) {
      node[key] = value;
      return;
    }
    const next = node[key];
    const child: Params = typeof next === "object" ? next : Object.create(null);
    node[key] = child;
    node = child;
  });
}

export function text(params: Params, name: string): string | undefined {
  const value = params[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

export function requiredText(params: Params, name: string): string {
  const value = text(params, name);
  if (value === undefined)
    throw invalid(`Missing required param: ${name}.`, { code: "parameter_missing", param: name });
  return value;
}

/** A whole number of minor units, or a refusal in Stripe's words. */
export function wholeNumber(params: Params, name: string): number | undefined {
  const value = text(params, name);
  if (value === undefined) return undefined;
  if (!/^-?\d{1,15}$/.test(value))
    throw invalid(`Invalid integer: ${value}`, { code: "parameter_invalid_integer", param: name });
  return Number(value);
}

export function nested(params: Params, name: string): Params {
  const value = params[name];
  return typeof value === "object" ? value : {};
}

/** Metadata as flat strings. */
export function metadata(params: Params): Record<string, string> {
  return Object.fromEntries(
    Object.entries(nested(params, "metadata")).map(([key, value]) => [key, String(value)]),
  );
}

export function values(params: Params, name: string): string[] {
  return Object.values(nested(params, name)).map(String);
}
