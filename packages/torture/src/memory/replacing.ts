/**
 * Objects with other methods than their own. Made once and called thousands of times: a Proxy would be asked
 * at every call.
 */

export type Method = (...args: readonly unknown[]) => unknown;

/** The same object to whoever calls it, but each of its methods is what `by` makes of it. */
export function replacing<T extends object>(target: T, by: (name: string, method: Method) => Method): T {
  const made = Object.create(target) as Record<string, unknown>;
  for (const name of namesOf(target)) {
    const value: unknown = Reflect.get(target, name);
    if (typeof value === "function") made[name] = by(name, value.bind(target) as Method);
  }
  return made as T;
}

function namesOf(target: object): ReadonlySet<string> {
  const names = new Set<string>();
  for (let at: object = target; at !== Object.prototype; at = Object.getPrototypeOf(at) as object)
    for (const name of Object.getOwnPropertyNames(at)) if (name !== "constructor") names.add(name);
  return names;
}
