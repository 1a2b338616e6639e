/** What `npm run bench -- …` was asked for. Throws, in words, for what it does not understand. */
import { parseArgs } from "node:util";

export interface Arguments {
  /** How many services the catalogue has; the rest follows from it. */
  readonly services: number;
  /** Names, or beginnings of names, of the scenarios to run; empty for all. */
  readonly only: readonly string[];
  readonly rounds: number;
  /** How long each side of a round runs. */
  readonly seconds: number;
  /** Where to write the findings as JSON. */
  readonly json: string | null;
  readonly list: boolean;
}

const UNITS: Readonly<Record<string, number>> = { "": 1, k: 1_000, m: 1_000_000 };

export function readArguments(args: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      size: { type: "string", default: "20k" },
      only: { type: "string", multiple: true, default: [] },
      rounds: { type: "string", default: "5" },
      seconds: { type: "string", default: "2" },
      json: { type: "string" },
      list: { type: "boolean", default: false },
    },
  });
  return {
    services: readSize(values.size),
    only: values.only.flatMap((names) => names.split(",")).filter(Boolean),
    rounds: wholeNumber("--rounds", values.rounds),
    seconds: wholeNumber("--seconds", values.seconds),
    json: values.json ?? null,
    list: values.list,
  };
}

/** `500`, `20k`, `1m`. */
function readSize(text: string): number {
  const [, amount = "", unit = ""] = /^(\d+)([km]?)$/i.exec(text) ?? [];
  const services = Number(amount) * (UNITS[unit.toLowerCase()] ?? 0);
  if (amount === "" || services < 100)
    throw new Error("--size is a number of services from 100 on, such as 20k");
  return services;
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`${name} is a whole number from 1 on`);
  return value;
}
