/**
 * What banks and somebody at Stripe's dashboard do, over the simulator's control API, and what admins decide
 * about it over HTTP. What the simulator refuses was not possible any more.
 */
import { type Act, about, type Scene } from "./act.ts";

const tried = (scene: Scene, path: string, facts: object = {}): Promise<unknown> =>
  scene.bench.stripe.post(path, facts).catch(() => null);

const intentOf = async ({ bench }: Scene, orderId: string) =>
  (await bench.stripe.state()).paymentIntents.find(({ metadata }) => metadata.order_id === orderId);

const chargeback = about(async (scene, { orderId, random }) => {
  const intent = await intentOf(scene, orderId);
  if (intent?.status !== "succeeded") return;
  const facts = random.pick([{}, {}, { inquiry: true }, { amount: 1 + random.below(intent.amount) }]);
  await tried(scene, `/charges/${intent.id}/dispute`, facts);
});

/** Banks go on with what they have begun. */
const bank: Act = async (scene, { random }) => {
  const { disputes } = await scene.bench.stripe.state();
  for (const { id, status } of disputes) {
    if (random.chance(0.6)) continue;
    if (status.startsWith("warning") && random.chance(0.5)) await tried(scene, `/disputes/${id}/escalate`);
    else await tried(scene, `/disputes/${id}/close`, { outcome: random.pick(["won", "lost"]) });
  }
};

const warn = about(async (scene, { orderId }) => {
  const intent = await intentOf(scene, orderId);
  if (intent?.status === "succeeded") await tried(scene, `/charges/${intent.id}/early_fraud_warning`);
});

/** The provider's account is emptied, or what went to its bank comes back. */
const spend: Act = async (scene, { slot, random }) => {
  const { accountId } = scene.people.seller(slot);
  const { payouts } = await scene.bench.stripe.state();
  const gone = payouts.filter(({ account, payout }) => account === accountId && payout.status !== "failed");
  if (gone.length > 0 && random.chance(0.3))
    await tried(scene, `/payouts/${random.pick(gone).payout.id}/settle`, { outcome: "failed" });
  else await tried(scene, `/accounts/${accountId}/payout`);
};

/** A refund that was on its way arrives or does not; one that had arrived comes back. */
const refundFate: Act = async (scene, { random }) => {
  const { refunds } = await scene.bench.stripe.state();
  const some = refunds.filter(({ status }) => status === "pending" || status === "succeeded");
  if (some.length === 0) return;
  const outcome = random.pick(["succeeded", "failed"]);
  await tried(scene, `/refunds/${random.pick(some).id}/settle`, { outcome });
};

/** At the dashboard: some of the price goes back, the provider is paid again, or gives some back. */
const hand = about(async (scene, { slot, orderId, random }) => {
  const { stripe } = scene.bench;
  const intent = await intentOf(scene, orderId);
  if (intent?.status !== "succeeded" || random.chance(0.5)) return;
  const { transfers } = await stripe.state();
  const paid = transfers.filter(({ transfer_group }) => transfer_group === orderId);
  const cents = (most: number) => 1 + random.below(most);
  const movements = [
    { path: "/dashboard/refunds", facts: { payment_intent: intent.id, amount: cents(intent.amount) } },
    {
      path: "/dashboard/transfers",
      facts: {
        amount: cents(intent.amount),
        destination: scene.people.seller(slot).accountId,
        source_transaction: intent.latest_charge,
        transfer_group: orderId,
      },
    },
    ...paid.map(({ id, amount }) => ({
      path: "/dashboard/reversals",
      facts: { transfer: id, amount: cents(amount) },
    })),
  ];
  const { path, facts } = random.pick(movements);
  // Noted first: nobody may look at it meanwhile and think it was ours.
  stripe.handMade.add(orderId);
  const made = await tried(scene, path, facts);
  const id = (made as { id?: string } | null)?.id;
  if (id) stripe.handMade.add(id);
});

const admin = (path: (orderId: string) => string): Act =>
  about(({ people }, { orderId }) =>
    people.ask("POST", path(orderId), people.admin, { reason: "Looked at." }),
  );

const retry = about(async ({ bench, people }, { orderId }) => {
  for (const id of await bench.database.failedOperations([orderId]))
    await people.ask("POST", `/admin/money-operations/${id}/retry`, people.admin, { note: "Again." });
});

export const BANK_ACTS = {
  chargeback,
  bank,
  warn,
  spend,
  refundFate,
  hand,
  unfreeze: admin((orderId) => `/admin/orders/${orderId}/unfreeze`),
  giveBack: admin((orderId) => `/admin/orders/${orderId}/refund`),
  retry,
} as const satisfies Record<string, Act>;
