/** Every mistake that is tried. */
import { EDGE_MUTANTS } from "./edge-mutants.ts";
import { LATER_MUTANTS } from "./later.ts";
import { MUTANTS, type Mutant } from "./mutants.ts";
import { OVERLOOKED } from "./overlooked.ts";
import { OVERSIGHTS } from "./oversights.ts";
import { SQL_MUTANTS } from "./sql-mutants.ts";

export const ALL_MUTANTS: readonly Mutant[] = [...MUTANTS, ...LATER_MUTANTS, ...OVERSIGHTS, ...OVERLOOKED];

/** Those that real processes alone can show. */
export const PROCESS_MUTANTS: readonly Mutant[] = [...SQL_MUTANTS, ...EDGE_MUTANTS];
