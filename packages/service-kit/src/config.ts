/** Pieces that every service's config.ts is made of. */
import { z } from "zod";

const UNITS_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};
const DURATION = /^(\d{1,9})(ms|s|m|h|d)$/;

/** `7d`, `72h`, `60m`, `3s`, `250ms` → milliseconds. More than zero. */
export const durationMs = z.string().transform((text, context) => {
  const [, amount, unit] = DURATION.exec(text) ?? [];
  const ms = Number(amount) * (UNITS_MS[unit ?? ""] ?? Number.NaN);
  if (Number.isSafeInteger(ms) && ms > 0) return ms;
  context.addIssue({ code: "custom", message: "must be a duration such as 7d, 72h, 60m, 3s or 250ms" });
  return z.NEVER;
});

export const port = z.coerce.number().int().min(1).max(65_535);

const SECRET_LENGTH_MIN = 32;

/**
 * A shared secret. The development default is refused in production by `parseConfig`, and so is anything
 * short.
 */
export function secret(o: { developmentDefault: string }) {
  return z.string().min(1).default(o.developmentDefault).meta({ weakInProduction: o.developmentDefault });
}

/**
 * Frozen settings, or an error that names every variable that is missing, wrong or too weak for production.
 */
export function parseConfig<S extends z.ZodObject>(
  schema: S,
  env: Readonly<Record<string, string | undefined>>,
): Readonly<z.output<S>> {
  // An empty variable is an unset one: compose files pass `FOO=` for what nobody has set.
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = schema.safeParse(given);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
  if (env.NODE_ENV === "production") problems.push(...weakSecrets(schema, given));
  if (!parsed.success || problems.length > 0) {
    throw new Error(`Refusing to start:\n${problems.map((line) => `  - ${line}`).join("\n")}`);
  }
  return Object.freeze(parsed.data);
}

function weakSecrets(schema: z.ZodObject, given: Readonly<Record<string, string | undefined>>): string[] {
  return Object.entries(schema.shape).flatMap(([name, field]) => {
    const weak = (field as z.ZodType).meta()?.weakInProduction;
    if (weak === undefined) return [];
    const value = given[name];
    if (value === undefined) return [`${name} must be set in production`];
    if (value === weak || value.length < SECRET_LENGTH_MIN)
      return [`${name} is too weak: use at least ${SECRET_LENGTH_MIN} random characters`];
    return [];
  });
}
