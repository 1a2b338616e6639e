/**
 * Objects with other methods than their own. Made once and called thousands of times: a Proxy would be asked
 * at every call.
 */

export type Method = (...args: readonly unknown[]) => unknown;

/** The same methods to whoever calls them, but each is what `by` makes of it. Nothing else is taken along. */
export function replacing<T extends object>(target: T, by: (name: string, method: Method) => Method): T {
  const made: Record<string, unknown> = {};
  for (const name of namesOf(target)) {
    const value: unknown = Reflect.get(target, name);
    if (typeof value === "function") made[name] = by(name, value.bind(target) as Method);
  }
  return made as T;
}

/** Some methods of `target` are others. */
export function withMethods<T extends object>(target: T, others: Partial<T>): T {
  const methods = others as Readonly<Record<string, Method>>;
  return replacing(target, (name, method) => methods[name] ?? method);
}

function namesOf(target: object): readonly string[] {
  const known = names.get(target.constructor);
  if (known) return known;
  const found = new Set<string>();
  for (let at: object = target; at !== Object.prototype; at = Object.getPrototypeOf(at) as object)
    for (const name of Object.getOwnPropertyNames(at)) if (name !== "constructor") found.add(name);
  const all = [...found];
  if (target.constructor !== Object) names.set(target.constructor, all);
  return all;
}

const names = new Map<unknown, readonly string[]>();
