/**
 * Who may do what: every row of the endpoint table × everybody who might try, through the gateway and past
 * it.
 *
 * A new row of the endpoint table fails here until someone has written down who may use it.
 */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { coverageApi, type Endpoint, ProblemSchema } from "@script-manifest/contracts";
import type { Requester } from "../src/commands/deps.ts";
import { Marketplace } from "./harness.ts";
import { type Ask, type Caller, TwoWays, WAYS, type Way } from "./support/two-ways.ts";
import {
  goodRequest,
  isWorldName,
  otherReader,
  pathOf,
  type Row,
  suspend,
  type World,
  type WorldName,
  worldOf,
} from "./support/worlds.ts";

/**
 * The world says how far the order is when the request arrives; `paused`: its service is not offered,
 * `barred`: its provider is suspended. `other` is another active provider; `suspended` is the order's
 * provider, suspended just now.
 */
const MATRIX = `
row                   world      anonymous  stranger  writer  provider  other  suspended  admin
createProvider        placed        401       201      201      409      409      409      201
getOwnProvider        placed        401       404      404      200      200      200      404
listProviders         placed        200       200      200      200      200      200      200
getProvider           placed        200       200      200      200      200      200      200
getProvider           barred        404       404      404      200      404      200      404
updateProvider        placed        401       403      403      200      403      200      403
updateProvider        barred        401       404      404      200      404      200      404
getStripeOnboarding   placed        401       403      403      200      403      200      403
getStripeOnboarding   barred        401       404      404      200      404      200      404
listProviderServices  placed        200       200      200      200      200      200      200
listProviderServices  barred        404       404      404      200      404      200      404
listProviderReviews   placed        200       200      200      200      200      200      200
listProviderReviews   barred        404       404      404      200      404      200      404
createService         placed        401       403      403      201      403      409      403
createService         barred        401       404      404      409      404      409      404
listServices          placed        200       200      200      200      200      200      200
getService            placed        200       200      200      200      200      200      200
getService            paused        404       404      404      200      404      200      404
getService            barred        404       404      404      200      404      200      404
updateService         placed        401       403      403      200      403      200      403
updateService         paused        401       404      404      200      404      200      404
createOrder           placed        401       403      201      403      403      403      403
createOrder           paused        401       409      409      403      409      403      409
createOrder           barred        401       409      409      403      409      403      409
listOrders            placed        401       200      200      200      200      200      200
getOrder              placed        401       404      200      200      404      200      200
followOrder           placed        401       404      200      200      404      200      200
syncPayment           placed        401       404      200      403      404      403      403
cancelOrder           placed        401       404      200      403      404      403      403
cancelOrder           held          401       404      200      403      404      403      403
claimOrder            held          401       404      403      200      404      409      403
startOrder            claimed       401       404      403      200      404      200      403
deliverOrder          claimed       401       404      403      200      404      200      403
getDeliveryUploadUrl  claimed       401       404      403      200      404      200      403
getDelivery           delivered     401       404      200      200      404      200      200
getDeliveryReport     delivered     401       404      200      200      404      200      200
getDeliveryDraft      claimed       401       404      403      200      404      200      403
saveDeliveryDraft     claimed       401       404      403      200      404      200      403
completeOrder         delivered     401       404      200      403      404      403      403
openDispute           delivered     401       404      201      403      404      403      403
reviewOrder           completed     401       404      201      403      404      403      403
getOrderDispute       disputed      401       404      200      200      404      200      200
answerDispute         disputed      401       404      403      200      404      200      403
getOrderReview        reviewed      401       404      200      200      404      200      200
getTimeline           completed     401       404      200      200      404      200      200
getOrderStatement     completed     401       404      200      200      404      200      200
getEarnings           completed     401       404      404      200      200      200      404
getEarningsStatement  completed     401       404      404      200      200      200      404
getTrialBalance       completed     401       403      403      403      403      403      200
listDisputes          disputed      401       403      403      403      403      403      200
getDispute            disputed      401       403      403      403      403      403      200
resolveDispute        disputed      401       403      403      403      403      403      200
updateProviderStatus  placed        401       403      403      403      403      403      200
unfreezeOrder         frozen        401       403      403      403      403      403      200
refundFrozenOrder     frozen        401       403      403      403      403      403      200
retryMoneyOperation   refused       401       403      403      403      403      403      200
listAlarms            placed        401       403      403      403      403      403      200
acknowledgeAlarm      alarmed       401       403      403      403      403      403      200
listAuditLog          placed        401       403      403      403      403      403      200
listAllProviders      placed        401       403      403      403      403      403      200
listAllOrders         placed        401       403      403      403      403      403      200
receiveStripeWebhook  placed        200       200      200      200      200      200      200
`;

const PEOPLE = ["anonymous", "stranger", "writer", "provider", "other", "suspended", "admin"] as const;
const LIARS = ["forged", "expired", "bare"] as const;
type Who = (typeof PEOPLE)[number];
interface Line {
  readonly row: Row;
  readonly world: WorldName;
  readonly expected: Readonly<Record<Who, number>>;
}

const isRow = (name: string): name is Row => Object.hasOwn(coverageApi, name);

function read(table: string): Line[] {
  const [heading = [], ...lines] = table
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/ +/));
  assert.deepEqual(heading, ["row", "world", ...PEOPLE]);
  return lines.map(([row = "", world = "", ...statuses]) => {
    assert.ok(isRow(row), `the matrix names ${row}, which the endpoint table does not have`);
    assert.ok(isWorldName(world), `${row}: there is no world ${world}`);
    assert.equal(statuses.length, PEOPLE.length, `${row}: a status for everybody`);
    const expected = Object.fromEntries(PEOPLE.map((who, index) => [who, Number(statuses[index])]));
    return { row, world, expected: expected as Record<Who, number> };
  });
}

describe("who may do what", () => {
  const market = new Marketplace();
  let doors: TwoWays;
  before(async () => {
    doors = await TwoWays.open(market);
  });
  after(() => doors.close());

  async function personFor(who: Exclude<Who, "anonymous">, world: World): Promise<Requester> {
    if (who === "stranger") return market.person();
    if (who === "admin") return market.person({ isAdmin: true });
    if (who === "other") return otherReader(market);
    if (who === "suspended" && (await providerStatus(world)) === "active")
      await suspend(market, world.provider.id);
    return who === "writer" ? world.writer : world.reader;
  }
  const providerStatus = async (world: World) =>
    (await market.repository.getProvider(world.provider.id))?.status;

  /** In a fresh world; whoever is refused must have changed nothing. */
  async function statusOf(
    way: Way,
    line: Line,
    callerIn: (world: World) => Promise<Caller>,
  ): Promise<number> {
    const world = await worldOf(market, line.world);
    const caller = await callerIn(world);
    const before = await everything(world);
    const answer = await doors.ask(way, caller, goodRequest(market, line.row, world));
    if (answer.statusCode >= 400) {
      ProblemSchema.parse(answer.json());
      assert.deepEqual(await everything(world), before, `${line.row} was refused and still did something`);
    }
    return answer.statusCode;
  }

  const everything = async ({ order, provider, service, disputeId }: World) => ({
    order: await market.repository.getOrder(order.id),
    provider: await market.repository.getProvider(provider.id),
    service: await market.repository.getService(service.id),
    delivery: await market.repository.getDeliveryByOrder(order.id),
    draft: await market.repository.getDeliveryDraft(order.id),
    review: await market.repository.getReviewByOrder(order.id),
    dispute: await market.repository.getDispute(disputeId),
    services: await market.repository.listServicesByProvider(provider.id, { includeInactive: true }),
  });

  it("is written down for every row of the endpoint table", () => {
    const written = new Set(read(MATRIX).map(({ row }) => row));
    assert.deepEqual(
      Object.keys(coverageApi).filter((row) => !written.has(row as Row)),
      [],
    );
  });

  for (const line of read(MATRIX)) {
    for (const way of WAYS) {
      it(`${line.row}, ${line.world}, ${way}`, async () => {
        const got: Record<string, number> = {};
        for (const who of PEOPLE) {
          got[who] = await statusOf(way, line, async (world) =>
            who === "anonymous"
              ? { proof: "none" }
              : { proof: "session", person: await personFor(who, world) },
          );
        }
        for (const proof of LIARS)
          got[proof] = await statusOf(way, line, async ({ reader }) => ({ proof, person: reader }));
        // The gateway drops what only services may say, so a liar is nobody there; the service refuses every
        // liar.
        const liar = way === "directly" ? 401 : line.expected.anonymous;
        assert.deepEqual(got, { ...line.expected, forged: liar, expired: liar, bare: liar });
      });
    }
  }

  for (const way of WAYS) {
    it(`a stranger's order is a missing order, to the letter, ${way}`, async () => {
      const onOrders = (Object.keys(coverageApi) as Row[]).filter((row) =>
        coverageApi[row].path.startsWith("/orders/:id"),
      );
      for (const row of onOrders) {
        const world = await worldOf(market, "disputed");
        const caller: Caller = { proof: "session", person: market.person() };
        const theirs = goodRequest(market, row, world);
        const missing: Ask = { ...theirs, path: theirs.path.replace(world.order.id, "cord_missing") };
        const answers = [await doors.ask(way, caller, theirs), await doors.ask(way, caller, missing)];
        const [one, other] = answers.map((answer) => ({
          ...ProblemSchema.parse(answer.json()),
          requestId: "",
        }));
        assert.equal(one?.status, 404);
        assert.deepEqual(one, other, row);
        const [first, second] = answers.map(({ headers }) => Object.keys(headers).sort());
        assert.deepEqual(first, second, row);
      }
    });

    it(`what the public reads names no e-mail, no user and no account at Stripe, ${way}`, async () => {
      const world = await worldOf(market, "reviewed");
      const secrets = [
        world.reader.userId,
        world.reader.email,
        world.provider.stripeAccountId ?? "",
        world.writer.userId,
        world.writer.email,
      ];
      for (const [row, endpoint] of Object.entries<Endpoint>(coverageApi)) {
        if (endpoint.access !== "public") continue;
        const { body } = await doors.ask(
          way,
          { proof: "none" },
          { method: "GET", path: pathOf(endpoint, world) },
        );
        // Quoted, because user_1 is also the beginning of user_10.
        for (const secret of secrets) assert.ok(!body.includes(`"${secret}"`), `${row} shows ${secret}`);
      }
    });

    it(`everybody lists their own orders and nobody else's, ${way}`, async () => {
      const world = await worldOf(market, "held");
      const listed = async (person: Requester, role: string) => {
        const request: Ask = { method: "GET", path: `/orders?role=${role}` };
        const answer = await doors.ask(way, { proof: "session", person }, request);
        return (answer.json() as { orders: { id: string }[] }).orders.map(({ id }) => id);
      };
      assert.deepEqual(await listed(world.writer, "writer"), [world.order.id]);
      assert.deepEqual(await listed(world.reader, "provider"), [world.order.id]);
      assert.deepEqual(await listed(world.writer, "provider"), []);
      assert.deepEqual(await listed(world.reader, "writer"), []);
      assert.deepEqual(await listed(market.person({ isAdmin: true }), "writer"), []);
    });

    it(`an admin who is a party of the order neither takes its dispute nor rules on it, ${way}`, async () => {
      for (const party of ["writer", "reader"] as const) {
        const world = await worldOf(market, "disputed");
        const caller: Caller = { proof: "session", person: { ...world[party], isAdmin: true } };
        const ruling = goodRequest(market, "resolveDispute", world);
        for (const request of [ruling, { ...ruling, payload: { status: "under_review" } }])
          assert.equal((await doors.ask(way, caller, request)).statusCode, 403);
      }
    });

    it(`a paused service is listed to its own provider alone, ${way}`, async () => {
      const world = await worldOf(market, "paused");
      const request: Ask = { method: "GET", path: `/providers/${world.provider.id}/services` };
      const listed = async (caller: Caller) => (await doors.ask(way, caller, request)).json().total;
      assert.equal(await listed({ proof: "session", person: world.reader }), 1);
      assert.equal(await listed({ proof: "session", person: world.writer }), 0);
      assert.equal(await listed({ proof: "none" }), 0);
    });

    it(`a refusal of the person comes before a refusal of the body, ${way}`, async () => {
      const world = await worldOf(market, "disputed");
      for (const [row, endpoint] of Object.entries<Endpoint>(coverageApi)) {
        if (endpoint.access === "public" || endpoint.access === "stripe") continue;
        const request: Ask = { method: endpoint.method, path: pathOf(endpoint, world), payload: "{" };
        const { statusCode } = await doors.ask(way, { proof: "none" }, request);
        assert.equal(statusCode, 401, row);
      }
    });
  }
});
