/**
 * One step of a story, taken by whom it belongs to, from wherever a former run left the order.
 *
 * Belongs here: which person takes which step, and when it is already taken. Does not: the requests of a step
 * (order-steps.ts), when it is taken (timeline.ts).
 */
import type { CoverageOrder, CoverageService } from "@script-manifest/contracts";
import { bankTakesBack, bankWarns, loseAccount, rulesForCardholder } from "./bank-steps.ts";
import { coverage, type Door, SeedError, serviceDoor } from "./client.ts";
import { READERS } from "./people.ts";
import { renderReport } from "./report-pdf.ts";
import { deliveryOf } from "./reports/report.ts";
import { SCRIPTS } from "./scripts.ts";
import type { OtherCoverage, Stage } from "./seed-orders.ts";
import { readerOf } from "./services.ts";
import {
  answerDispute,
  cancelOrder,
  claimOrder,
  completeOrder,
  deliverOrder,
  openDispute,
  payOrder,
  placeOrder,
  reviewOrder,
  ruleOnDispute,
  type Session,
  startOrder,
  type UploadedFile,
  waitForOrder,
} from "./steps.ts";
import type { StepName, Story } from "./stories/story.ts";
import type { ActStep } from "./timeline.ts";

export interface Parties {
  readonly writer: Session;
  readonly reader: Session;
  readonly service: CoverageService;
}

export function partiesOf({ cast, desk }: Stage, { script, offer }: Story): Parties {
  return {
    writer: present(cast.writers.get(SCRIPTS[script].writer)),
    reader: present(cast.readers.get(readerOf(offer))),
    service: present(desk.services.get(offer)),
  };
}

/** Everybody and everything a step may need. */
interface Scene extends Parties {
  readonly stage: Stage;
  readonly story: Story;
  readonly order: CoverageOrder;
}

/** The order as it is afterwards; `known` is null before it is placed. */
export async function takeStep(
  name: ActStep,
  scene: Omit<Scene, "order">,
  known: CoverageOrder | null,
): Promise<CoverageOrder> {
  if (name === "place") return known ?? (await place(scene));
  const order = present(known);
  const step = STEPS[name];
  if (!step.from.includes(order.status)) return order;
  const taken = await step.take({ ...scene, order });
  if (taken) return taken;
  const params = { id: order.id };
  return (await coverage(scene.writer.door, "reading an order", "getOrder", { params })).order;
}

async function place({ stage, story, writer, service }: Omit<Scene, "order">): Promise<CoverageOrder> {
  const script = present(stage.scripts.get(story.script));
  const other = story.staysPayable ? stage.patient : null;
  const { order } = await placeOrder(writer, {
    serviceId: service.id,
    scriptId: script.id,
    projectId: script.projectId,
    brief: story.brief,
    idempotencyKey: `demo-order-${story.script}-${story.offer}`,
    ...(other && { door: doorAs(writer, other) }),
  });
  return order;
}

const doorAs = ({ user }: Session, { url, signServiceToken }: OtherCoverage): Door =>
  serviceDoor(url, () =>
    signServiceToken({ userId: user.id, email: user.email, name: user.displayName, roles: user.roles }),
  );

interface Step {
  readonly from: readonly CoverageOrder["status"][];
  /** The order as it is then, where the step has it at hand. */
  readonly take: (scene: Scene) => Promise<CoverageOrder | null>;
}

const blindly = (step: Promise<unknown>): Promise<null> => step.then(() => null);

/** Step → the status it begins in. In any other it has been taken already, or somebody went another way. */
const STEPS: Readonly<Record<StepName, Step>> = {
  pay: { from: ["placed"], take: pay },
  claim: { from: ["payment_held"], take: ({ reader, order }) => claimOrder(reader, order.id) },
  start: {
    from: ["claimed"],
    take: async ({ reader, order }) => {
      if (order.capturedAt === null)
        await waitForOrder(reader, order.id, "is captured", ({ capturedAt }) => capturedAt !== null);
      return startOrder(reader, order.id);
    },
  },
  deliver: { from: ["in_progress"], take: deliver },
  complete: { from: ["delivered"], take: ({ writer, order }) => completeOrder(writer, order.id) },
  review: { from: ["completed"], take: review },
  cancel: {
    from: ["payment_held"],
    take: ({ writer, order, story }) =>
      cancelOrder(writer, { orderId: order.id, reason: story.cancelReason ?? "" }),
  },
  dispute: {
    from: ["delivered"],
    take: ({ writer, order, story }) =>
      blindly(openDispute(writer, { orderId: order.id, dispute: present(story.dispute) })),
  },
  answer: { from: ["disputed"], take: (scene) => blindly(answer(scene)) },
  take_up: { from: ["disputed"], take: (scene) => blindly(takeUp(scene)) },
  rule: {
    from: ["disputed"],
    take: ({ stage, order, story }) =>
      blindly(ruleOnDispute(stage.cast.admin, { orderId: order.id, ruling: present(story.ruling) })),
  },
  lapse: { from: ["placed"], take: (scene) => letTimePass(scene, "payment_failed") },
  go_unclaimed: { from: ["payment_held"], take: (scene) => letTimePass(scene, "cancelled") },
  accept_silently: { from: ["delivered"], take: (scene) => letTimePass(scene, "completed") },
  complete_unpayable: { from: ["delivered"], take: (scene) => blindly(completeUnpayable(scene)) },
  charge_back: {
    from: ["claimed", "in_progress", "delivered"],
    take: (scene) => atBank(scene, bankTakesBack),
  },
  lose_chargeback: {
    from: ["claimed", "in_progress", "delivered"],
    take: async (scene) => {
      await atBank(scene, rulesForCardholder);
      return letTimePass(scene, "refunded");
    },
  },
  suspect: { from: ["claimed", "in_progress"], take: (scene) => atBank(scene, bankWarns) },
};

/** The card may have been confirmed before a crash, so Stripe is asked first. */
async function pay({ stage, writer, order }: Scene): Promise<CoverageOrder | null> {
  const params = { id: order.id };
  const step = `${writer.user.displayName} coming back to pay`;
  const { clientSecret } = await coverage(writer.door, step, "syncPayment", { params });
  if (clientSecret === null) return null;
  return payOrder(writer, { orderId: order.id, clientSecret, simulatorUrl: stage.simulatorUrl });
}

async function deliver({ story, writer, reader, order }: Scene): Promise<CoverageOrder> {
  const report = deliveryOf(present(story.report), order.createdAt);
  const file = story.report?.asPdf ? await reportFile(story, { writer, order }) : null;
  return deliverOrder(reader, { orderId: order.id, report, ...(file && { file }) });
}

async function reportFile(
  story: Story,
  { writer, order }: { writer: Session; order: CoverageOrder },
): Promise<UploadedFile> {
  const { project } = SCRIPTS[story.script];
  const reader = READERS[readerOf(story.offer)].displayName;
  const sheet = {
    title: project.title,
    writer: writer.user.displayName,
    reader,
    format: project.format,
    genre: project.genre,
    pageCount: order.scriptPageCount,
    orderId: order.id,
  };
  const fileName = `${project.title} - coverage by ${reader}.pdf`;
  return {
    fileName,
    contentType: "application/pdf",
    bytes: await renderReport(sheet, present(story.report)),
  };
}

async function review({ writer, order, story }: Scene): Promise<CoverageOrder> {
  await once(reviewOrder(writer, { orderId: order.id, review: present(story.review) }));
  return order;
}

const answer = ({ reader, order, story }: Scene): Promise<void> =>
  once(answerDispute(reader, { orderId: order.id, answer: present(story.answer) }));

/** What is said once may have been said by a run before. */
async function once(said: Promise<unknown>): Promise<void> {
  await said.catch((error: unknown) => {
    const before = error instanceof SeedError && error.problem?.error === "already_exists";
    if (!before) throw error;
  });
}

async function takeUp({ stage, order, story }: Scene): Promise<void> {
  const { admin } = stage.cast;
  const { dispute } = await coverage(admin.door, "reading a dispute", "getOrderDispute", {
    params: { id: order.id },
  });
  if (dispute.status !== "open") return;
  const adminNotes = present(story.adminNotes);
  await ruleOnDispute(admin, { orderId: order.id, ruling: { status: "under_review", adminNotes } });
}

async function letTimePass(
  { stage, writer, order }: Scene,
  to: CoverageOrder["status"],
): Promise<CoverageOrder | null> {
  if (!stage.time) return order;
  return waitForOrder(writer, order.id, `is ${to}`, ({ status }) => status === to);
}

/** Banks act only where time passes: made again in the present, nothing more happens to an order. */
async function atBank(
  { stage, writer, order }: Scene,
  act: (o: { simulatorUrl: string; order: CoverageOrder }) => Promise<unknown>,
): Promise<CoverageOrder> {
  if (!stage.time) return order;
  await act({ simulatorUrl: stage.simulatorUrl, order });
  return waitForOrder(
    writer,
    order.id,
    "is touched by the bank",
    ({ frozen, status }) => frozen || status === "refunded",
  );
}

async function completeUnpayable({ stage, reader, writer, order }: Scene): Promise<void> {
  await loseAccount(reader, stage.simulatorUrl);
  const params = { id: order.id };
  await coverage(writer.door, `${writer.user.displayName} completing ${order.id}`, "completeOrder", {
    params,
  });
}

export function present<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error("the demo's material is incomplete");
  return value;
}
