/** Every mistake that is tried. */
import { LATER_MUTANTS } from "./later.ts";
import { MUTANTS, type Mutant } from "./mutants.ts";
import { OVERSIGHTS } from "./oversights.ts";

export const ALL_MUTANTS: readonly Mutant[] = [...MUTANTS, ...LATER_MUTANTS, ...OVERSIGHTS];
