/** The service as a process: how soon it is ready, and how much memory it takes. */
import { setTimeout as delay } from "node:timers/promises";
import { fire, inTurn } from "../measure/load.ts";
import { median } from "../measure/ratios.ts";
import type { Finding } from "../report.ts";
import type { Scenario } from "./scenario.ts";
import { browsing } from "./shots.ts";

/** By then what starting left over has been collected, or it is there to stay. */
const REST_MS = 3_000;

const start: Scenario = {
  name: "start",
  async run({ stage, rounds }) {
    const times: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round < rounds; round++) {
      for (const [service, into] of [
        ["coverage", times],
        ["bareFastify", bare],
      ] as const) {
        const { child, readyMs } = await stage.startAnother(service);
        into.push(readyMs);
        await child.stop();
      }
    }
    const factor = (median(times) / median(bare)).toFixed(1);
    const note = `${factor} × a bare Fastify's ${Math.round(median(bare))} ms`;
    const what = "service ready after its start, migrations applied";
    return [{ scenario: "start", what, value: median(times), unit: "ms", target: { atMost: 800 }, note }];
  },
};

const memory: Scenario = {
  name: "memory",
  async run({ stage, seconds }) {
    const { child, url } = await stage.startAnother("coverage");
    try {
      await delay(REST_MS);
      const atRest = await child.memoryMb();
      const load = await fire({ url, next: inTurn(browsing(stage)), expect: [200], ms: seconds * 3_000 });
      const underLoad = await child.memoryMb();
      if (!atRest || !underLoad) return [];
      const say = (what: string, value: number, atMost: number, note: string): Finding => ({
        scenario: "memory",
        what,
        value,
        unit: "MB",
        target: { atMost },
        note,
      });
      return [
        say("the service's memory at rest", atRest.now, 120, "real memory"),
        say(
          "the service's memory under load",
          underLoad.most,
          250,
          `at the most, ${load.answers} pages of the catalogue`,
        ),
      ];
    } finally {
      await child.stop();
    }
  },
};

export const PROCESS: readonly Scenario[] = [start, memory];
