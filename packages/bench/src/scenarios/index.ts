/** All scenarios, in the order they run. */
import { DATABASE } from "./database.ts";
import { GATEWAY } from "./gateway.ts";
import { PROCESS } from "./process.ts";
import { READING } from "./reading.ts";
import type { Scenario } from "./scenario.ts";
import { WRITING } from "./writing.ts";

export const SCENARIOS: readonly Scenario[] = [...READING, ...GATEWAY, ...DATABASE, ...PROCESS, ...WRITING];

/**
 * Those whose name is one of the words or begins with it; all for no words. Throws for a word that names
 * none.
 */
export function scenariosNamed(words: readonly string[]): readonly Scenario[] {
  const names = SCENARIOS.map(({ name }) => name);
  const matches = (word: string) => (name: string) =>
    names.includes(word) ? name === word : name.startsWith(word);
  for (const word of words) {
    if (!names.some(matches(word))) throw new Error(`no scenario ${word}. There are: ${names.join(", ")}`);
  }
  return SCENARIOS.filter(({ name }) => words.length === 0 || words.some((word) => matches(word)(name)));
}
