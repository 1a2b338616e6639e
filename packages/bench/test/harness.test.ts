/** What the harness says of its measurements. Nothing here is timed. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  byTurns,
  type Finding,
  median,
  parse,
  percentile,
  readArguments,
  SCENARIOS,
  scenariosNamed,
  scriptOf,
  summarise,
  tableOf,
  verdictOf,
} from "@script-manifest/bench";

test("the median is of the ratios, not of the rates", async () => {
  const subject = [10, 40, 90];
  const yardstick = [10, 20, 30];
  const answer = await byTurns({
    rounds: 3,
    subject: async () => subject.shift() ?? 0,
    yardstick: async () => yardstick.shift() ?? 0,
  });
  assert.deepEqual(answer.ratios, { median: 2, min: 1, max: 3, rounds: [1, 2, 3] });
  assert.deepEqual([answer.subject, answer.yardstick], [40, 20]);
});

test("who goes first alternates", async () => {
  const turns: string[] = [];
  const side = (name: string) => async () => turns.push(name);
  await byTurns({ rounds: 3, subject: side("subject"), yardstick: side("yardstick") });
  assert.deepEqual(turns, ["yardstick", "subject", "subject", "yardstick", "yardstick", "subject"]);
});

test("a yardstick that did nothing is no yardstick", () => {
  assert.throws(() => summarise([1, Number.POSITIVE_INFINITY]), /did nothing/);
  assert.throws(() => summarise([]), /nothing was measured/);
});

test("of an even number the median lies between the middle two, and a percentile is one of the values", () => {
  assert.equal(median([4, 1, 3, 2]), 2.5);
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
  assert.equal(percentile(hundred, 0.99), 99);
  assert.equal(percentile([7], 0.99), 7);
});

test("scenarios are chosen by name or by how the name begins", () => {
  const names = (words: string[]) => scenariosNamed(words).map(({ name }) => name);
  assert.deepEqual(
    names([]),
    SCENARIOS.map(({ name }) => name),
  );
  assert.deepEqual(names(["order"]), ["order"]);
  assert.deepEqual(names(["browse"]), ["browse"]);
  assert.deepEqual(names(["gateway"]), ["gateway-browse", "gateway-order"]);
  assert.deepEqual(names(["webhook", "browse"]), ["browse", "webhook"]);
  assert.throws(() => names(["lunch"]), /no scenario lunch. There are: browse, /);
});

test("what was asked for is understood or refused", () => {
  assert.equal(readArguments([]).services, 20_000);
  assert.equal(readArguments(["--size", "1M"]).services, 1_000_000);
  assert.deepEqual(readArguments(["--only", "browse,order", "--only", "start"]).only, [
    "browse",
    "order",
    "start",
  ]);
  for (const wrong of [
    ["--size", "big"],
    ["--size", "10"],
    ["--rounds", "0"],
    ["--seconds", "1.5"],
    ["--fast"],
  ])
    assert.throws(() => readArguments(wrong), wrong.join(" "));
});

const finding = (part: Partial<Finding>): Finding => ({
  scenario: "browse",
  what: "this ÷ that",
  value: 0.5,
  unit: "ratio",
  target: { atLeast: 0.7 },
  note: "",
  ...part,
});

test("a target is met or missed in its own direction", () => {
  assert.equal(verdictOf(finding({})), "missed");
  assert.equal(verdictOf(finding({ value: 0.7 })), "met");
  assert.equal(verdictOf(finding({ unit: "ms", target: { atMost: 0.5 } })), "met");
  assert.equal(verdictOf(finding({ unit: "ms", target: { atMost: 0.4 } })), "missed");
  assert.equal(verdictOf(finding({ target: null })), "");
});

test("the table names target, ratio, spread and verdict", () => {
  const ratios = summarise([0.4, 0.5, 0.6]);
  const table = tableOf([
    finding({ ratios }),
    finding({ value: 3, unit: "round trips", target: { atMost: 1 } }),
  ]);
  assert.match(table, /\| browse +\| this ÷ that \| ≥ 0\.70 \| 0\.50 +\| 0\.40–0\.60 \| missed \|/);
  assert.match(table, /\| ≤ 1 +\| 3 +\| +\| missed \|/);
});

test("a yardstick's values are drawn by pgbench", () => {
  const script = scriptOf({
    name: "x",
    text: "SELECT $1::int +\n  $2::int, $1",
    values: [
      { from: 1, to: 4 },
      { from: 5, to: 6 },
    ],
  });
  assert.equal(script, "\\set v1 random(1, 4)\n\\set v2 random(5, 6)\nSELECT :v1::int + :v2::int, :v1;\n");
});

test("a statement's time is its planning and its running, and others' statements are not counted", () => {
  const log = [
    "shop|11|LOG:  duration: 0.500 ms  parse list_0123456789abcdef: SELECT",
    "shop|11|LOG:  duration: 0.250 ms  bind list_0123456789abcdef: SELECT",
    "else|12|LOG:  duration: 9.000 ms  execute other: SELECT",
    "shop|13|LOG:  duration: 0.125 ms  bind one_0123456789abcdef: SELECT",
    "shop|11|LOG:  duration: 1.000 ms  execute list_0123456789abcdef: SELECT",
    "\tFROM services",
    "shop|13|LOG:  duration: 0.125 ms  execute one_0123456789abcdef: SELECT",
  ].join("\n");
  assert.deepEqual(parse(log, "shop"), [
    { label: "list", ms: 1.75 },
    { label: "one", ms: 0.25 },
  ]);
});
