/**
 * Whatever is sent, the answer is a 4xx that names what is wrong, and nothing has happened. The bad values
 * are read off the contract, so a new row or field is tried here by itself.
 */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { coverageApi, type Endpoint, ProblemSchema } from "@script-manifest/contracts";
import type { LightMyRequestResponse } from "fastify";
import { Marketplace } from "../harness.ts";
import {
  BAD_IDS,
  BAD_JSON,
  BAD_KEYS,
  BAD_PAYLOADS,
  badBodies,
  badQueries,
  UNREADABLE_IDS,
} from "../support/bad-values.ts";
import { type Ask, type Caller, TwoWays, WAYS, type Way } from "../support/two-ways.ts";
import { type Witness, witness } from "../support/witness.ts";
import {
  goodBody,
  goodRequest,
  type Row,
  SUCCESS,
  UPLOAD_QUERY,
  type World,
  worldOf,
} from "../support/worlds.ts";

const ROWS = (Object.entries(coverageApi) as [Row, Endpoint][]).map(([row, endpoint]) => ({ row, endpoint }));
const LEAKS =
  /node_modules|\.ts:\d|\n\s+at |\bselect\b.*\bfrom\b|\binsert into\b|violates|syntax error|postgres|ECONN/i;

interface Expectation {
  readonly status?: number;
  readonly error?: string;
  /** The field an issue must name, or whose part it must name. */
  readonly path?: string;
}

function assertRefused(answer: LightMyRequestResponse, what: string, o: Expectation = {}): void {
  assert.ok(
    answer.statusCode >= 400 && answer.statusCode < 500,
    `${what} → ${answer.statusCode} ${answer.body}`,
  );
  assert.match(String(answer.headers["content-type"]), /^application\/problem\+json/, what);
  const problem = ProblemSchema.parse(answer.json());
  assert.equal(problem.status, answer.statusCode, what);
  assert.equal(problem.requestId, answer.headers["x-request-id"], what);
  assert.doesNotMatch(answer.body, LEAKS, what);
  if (o.status) assert.equal(answer.statusCode, o.status, `${what} → ${answer.body}`);
  if (o.error) assert.equal(problem.error, o.error, what);
  if (o.path) {
    const paths = (problem.issues ?? []).map((issue) => issue.path);
    const named = paths.some((path) => path === o.path || path.startsWith(`${o.path}.`));
    assert.ok(named, `${what}: ${o.path} is not among [${paths}]`);
  }
}

const market = new Marketplace();
let doors: TwoWays;
let seen: Witness<Marketplace["repository"]>;
before(async () => {
  seen = witness(market.repository);
  doors = await TwoWays.open(market, { repository: seen.repository });
});
after(() => doors.close());

/** The row's right person in its right world, so that nothing but the input can be what is refused. */
async function successOf(row: Row): Promise<{ world: World; caller: Caller; good: Ask }> {
  const [name, who] = SUCCESS[row];
  const world = await worldOf(market, name);
  const person =
    who === "stranger" || who === "admin" ? market.person({ isAdmin: who === "admin" }) : world[who];
  return { world, caller: { proof: "session", person }, good: goodRequest(market, row, world) };
}

/** Nothing written, nothing queued, nothing asked of Stripe. */
const trace = () => ({
  writes: seen.writes(),
  jobs: market.repository.jobs.all.length,
  stripe: [
    market.payments.state.payments,
    market.payments.state.transfers,
    market.payments.state.refunds,
    market.payments.state.accounts,
  ].map((known) => JSON.stringify([...known])),
});

type Attempt = readonly [what: string, request: Ask, expected: Expectation];

async function refusesAll(row: Row, way: Way, attemptsOf: (good: Ask, world: World) => readonly Attempt[]) {
  const { world, caller, good } = await successOf(row);
  const attempts = attemptsOf(good, world);
  assert.ok(attempts.length > 0, `${row}: nothing was tried`);
  const earlier = trace();
  for (const [what, request, expected] of attempts) {
    const answer = await doors.ask(way, caller, request);
    assertRefused(answer, `${row}, ${what}`, expected);
    assert.deepEqual(trace(), earlier, `${row}, ${what}: something was stored`);
  }
}

const INVALID = { status: 400, error: "invalid_payload" };

for (const way of WAYS) {
  describe(`bad input, ${way}`, () => {
    for (const { row, endpoint } of ROWS) {
      it(`${row}: the good request succeeds, so the others are refused for what is bad in them`, async () => {
        const { caller, good } = await successOf(row);
        const answer = await doors.ask(way, caller, good);
        assert.ok(answer.statusCode < 300, `${answer.statusCode} ${answer.body}`);
      });

      const { body, query } = endpoint;
      if (body) {
        it(`${row}: every field of the body`, () =>
          refusesAll(row, way, (good, world) => {
            const goodOne = goodBody(row, world);
            assert.ok(goodOne, `${row} takes a body: support/worlds.ts must have a good one`);
            return badBodies(body, goodOne).map(({ why, path, input }) => [
              why,
              { ...good, payload: input },
              { ...INVALID, path },
            ]);
          }));

        it(`${row}: a body that is no object`, () =>
          refusesAll(row, way, (good) =>
            BAD_JSON.filter(
              (json) => !body.safeParse(json ? (JSON.parse(json) ?? undefined) : undefined).success,
            ).map((json) => {
              const { payload: _good, ...rest } = good;
              const headers = { ...good.headers, "content-type": "application/json" };
              const request = json === undefined ? rest : { ...rest, headers, payload: json };
              return [`${json}`, request, { ...INVALID, path: "body" }];
            }),
          ));
      }

      if (query)
        it(`${row}: every parameter of the query`, () =>
          refusesAll(row, way, (good) =>
            badQueries(query, row === "getDeliveryUploadUrl" ? UPLOAD_QUERY : "").map(
              ({ why, path, input }) => [
                why,
                { ...good, path: `${good.path.split("?")[0]}?${input}` },
                { ...INVALID, path },
              ],
            ),
          ));

      const [, parameter] = /:(\w+)/.exec(endpoint.path) ?? [];
      if (parameter)
        it(`${row}: an id that is none`, () =>
          refusesAll(row, way, (good, world) => {
            const at = (id: string) => ({ ...good, path: withId(endpoint, good, world, id) });
            return [
              ...BAD_IDS.map((id): Attempt => [id, at(id), { ...INVALID, path: `params.${parameter}` }]),
              ...UNREADABLE_IDS.map((id): Attempt => [id.slice(0, 20), at(id), {}]),
              ["unknown", at("cord_unknown"), { status: 404 }],
            ];
          }));

      if (endpoint.method !== "GET" && endpoint.access !== "stripe")
        it(`${row}: bytes that are no JSON`, () =>
          refusesAll(row, way, (good) =>
            BAD_PAYLOADS.map(({ why, type, payload, status }) => {
              const headers = { ...good.headers, "content-type": type };
              return [why, { ...good, headers, payload }, { status }];
            }),
          ));

      if (endpoint.method === "POST" && endpoint.access !== "stripe")
        it(`${row}: an Idempotency-Key nobody could find again`, () =>
          refusesAll(row, way, (good) =>
            BAD_KEYS.map((key) => [
              `key ${key.slice(0, 20)}`,
              { ...good, headers: { ...good.headers, "idempotency-key": key } },
              { ...INVALID, path: "headers.idempotency-key" },
            ]),
          ));
    }
  });
}

describe("input that only the marketplace can judge", () => {
  const BIG = '{"status":"resolved_partial","adminNotes":"x","refundAmountCents":1e400}';
  const ATTEMPTS: Partial<Record<Row, (good: Ask, world: World) => readonly Attempt[]>> = {
    resolveDispute: (good, { order: { priceCents } }) => [
      ...[0, -1, priceCents, priceCents + 1, 1.5, 1e21, "100", null, undefined].map(
        (refundAmountCents): Attempt => {
          const payload = { status: "resolved_partial", adminNotes: "Half.", refundAmountCents };
          return [
            `refund ${refundAmountCents}`,
            { ...good, payload },
            { ...INVALID, path: "body.refundAmountCents" },
          ];
        },
      ),
      ...(["resolved_refund", "resolved_no_refund"] as const).map((status): Attempt => {
        const payload = { status, adminNotes: "All or nothing.", refundAmountCents: 100 };
        return [`${status} of 100`, { ...good, payload }, { ...INVALID, path: "body.refundAmountCents" }];
      }),
      [
        "infinitely much",
        { ...good, payload: BIG, headers: { "content-type": "application/json" } },
        { ...INVALID, path: "body.refundAmountCents" },
      ],
    ],
    deliverOrder: (good) => [
      [
        "a file without a name",
        with_(good, { fileKey: "deliveries/x.pdf" }),
        { ...INVALID, path: "body.fileName" },
      ],
      ["a name without a file", with_(good, { fileName: "x.pdf" }), { ...INVALID, path: "body.fileName" }],
      ...["deliveries/cord_other/a.pdf", "/etc/passwd", "../a.pdf"].map((fileKey): Attempt => {
        const request = with_(good, { fileKey, fileName: "a.pdf" });
        return [fileKey, request, { ...INVALID, path: "body.fileKey" }];
      }),
    ],
    createService: (good) =>
      ["eur", "USD", "us", "$", "usdt"].map((currency) => [
        currency,
        with_(good, { currency }),
        { ...INVALID, path: "body.currency" },
      ]),
    createOrder: (good) => [
      ["no Idempotency-Key", { ...good, headers: {} }, { status: 400, error: "idempotency_key_required" }],
    ],
    listServices: (good) => madeUpCursors(good),
    listProviders: (good) => madeUpCursors(good),
  };
  const with_ = (good: Ask, more: object): Ask => ({
    ...good,
    payload: { ...(good.payload as object), ...more },
  });
  const madeUpCursors = (good: Ask): Attempt[] =>
    [
      ["rating", 1],
      ["rating", -1, "x"],
      ["rating", 1.5, "x"],
      ["rating", 1e300, "x"],
      ["rating", 1, "a\u0000"],
      ["newest", 1, "x"],
      {},
      7,
    ]
      .map((place) => Buffer.from(JSON.stringify(place)).toString("base64url"))
      .concat("made-up", "_")
      .map((cursor) => [
        cursor,
        { ...good, path: `${good.path}?cursor=${cursor}` },
        { ...INVALID, path: "query.cursor" },
      ]);

  for (const [row, attemptsOf] of Object.entries(ATTEMPTS) as [Row, (typeof ATTEMPTS)[Row] & {}][]) {
    it(row, () => refusesAll(row, "directly", attemptsOf));
  }
});

/**
 * The good path with another id; ids of rows below `/admin` and the like stand where the table has the
 * parameter.
 */
function withId(endpoint: Endpoint, good: Ask, world: World, id: string): string {
  const known = [
    world.order.id,
    world.provider.id,
    world.service.id,
    world.disputeId,
    world.alarmId,
    world.operationId,
  ];
  const [path = "", search] = good.path.split("?");
  const parts = path.split("/").map((part) => (known.includes(part) ? id : part));
  assert.equal(parts.length, endpoint.path.split("/").length);
  return search ? `${parts.join("/")}?${search}` : parts.join("/");
}
