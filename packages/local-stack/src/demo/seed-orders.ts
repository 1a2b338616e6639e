/**
 * Tells the demo's stories: places each order and takes its steps, from wherever a former run left it.
 *
 * Belongs here: which person takes which step, and when it is already taken. Does not: the requests of a step
 * (order-steps.ts), the stories themselves (stories/).
 */
import type { CoverageOrder, CoverageService, Script } from "@script-manifest/contracts";
import { coverage, type Door, SeedError, serviceDoor } from "./client.ts";
import { inParallel } from "./parallel.ts";
import { READERS } from "./people.ts";
import { renderReport } from "./report-pdf.ts";
import { deliveryOf } from "./reports/report.ts";
import { SCRIPTS } from "./scripts.ts";
import type { Cast, Desk } from "./seed-people.ts";
import { readerOf } from "./services.ts";
import {
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

const WIDTH = 6;

/** A coverage service with other policies, asked directly. */
export interface OtherCoverage {
  readonly url: string;
  readonly signServiceToken: SignServiceToken;
}

/** A service token as the gateway signs it for a session. Asked for each request. */
export type SignServiceToken = (claims: {
  userId: string;
  email: string;
  name: string;
  roles: readonly string[];
}) => string;

export interface Stage {
  readonly cast: Cast;
  readonly desk: Desk;
  readonly scripts: ReadonlyMap<keyof typeof SCRIPTS, Script>;
  readonly simulatorUrl: string;
  /** Where windows close within seconds; without it the orders that wait for one stay as they are. */
  readonly hurried: OtherCoverage | null;
  /** Where an unpaid order stays payable for weeks; without it, as long as anywhere. */
  readonly patient: OtherCoverage | null;
}

export async function seedOrders(stage: Stage, stories: readonly Story[]): Promise<CoverageOrder[]> {
  const placed = new Map<Session, readonly CoverageOrder[]>();
  await inParallel([...stage.cast.writers.values()], WIDTH, async (writer) => {
    const query = { role: "writer", limit: 100 };
    const { orders } = await coverage(writer.door, "listing orders", "listOrders", { query });
    placed.set(writer, orders);
  });
  return inParallel(stories, WIDTH, (story) => tell(stage, story, placed));
}

/** Everybody and everything a step may need. */
interface Scene {
  readonly stage: Stage;
  readonly story: Story;
  readonly writer: Session;
  readonly reader: Session;
  readonly order: CoverageOrder;
}

async function tell(
  stage: Stage,
  story: Story,
  placed: ReadonlyMap<Session, readonly CoverageOrder[]>,
): Promise<CoverageOrder> {
  const writer = present(stage.cast.writers.get(SCRIPTS[story.script].writer));
  const reader = present(stage.cast.readers.get(readerOf(story.offer)));
  const service = present(stage.desk.services.get(story.offer));
  const there = placed.get(writer)?.find((o) => o.serviceId === service.id && o.brief === story.brief);
  let order = there ?? (await place(stage, story, { writer, service }));
  for (const name of story.steps) {
    const step = STEPS[name];
    if (order.status !== step.from) continue;
    await step.take({ stage, story, writer, reader, order });
    ({ order } = await coverage(writer.door, "reading an order", "getOrder", { params: { id: order.id } }));
  }
  return order;
}

async function place(
  stage: Stage,
  story: Story,
  { writer, service }: { writer: Session; service: CoverageService },
): Promise<CoverageOrder> {
  const script = present(stage.scripts.get(story.script));
  const other = { short: stage.hurried, long: stage.patient, usual: null }[story.paymentWindow ?? "usual"];
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
  readonly from: CoverageOrder["status"];
  readonly take: (scene: Scene) => Promise<unknown>;
}

/** Step → the status it begins in. In any other it has been taken already, or somebody went another way. */
const STEPS: Readonly<Record<StepName, Step>> = {
  pay: { from: "placed", take: pay },
  claim: { from: "payment_held", take: ({ reader, order }) => claimOrder(reader, order.id) },
  start: {
    from: "claimed",
    take: async ({ reader, order }) => {
      await waitForOrder(reader, order.id, "is captured", ({ capturedAt }) => capturedAt !== null);
      return startOrder(reader, order.id);
    },
  },
  deliver: { from: "in_progress", take: deliver },
  complete: { from: "delivered", take: ({ writer, order }) => completeOrder(writer, order.id) },
  review: { from: "completed", take: review },
  cancel: {
    from: "payment_held",
    take: ({ writer, order, story }) =>
      cancelOrder(writer, { orderId: order.id, reason: story.cancelReason ?? "" }),
  },
  dispute: {
    from: "delivered",
    take: ({ writer, order, story }) =>
      openDispute(writer, { orderId: order.id, dispute: present(story.dispute) }),
  },
  take_up: { from: "disputed", take: takeUp },
  rule: {
    from: "disputed",
    take: ({ stage, order, story }) =>
      ruleOnDispute(stage.cast.admin, { orderId: order.id, ruling: present(story.ruling) }),
  },
  lapse: { from: "placed", take: (scene) => letTimePass(scene, "payment_failed") },
  accept_silently: { from: "delivered", take: (scene) => letTimePass(scene, "completed") },
};

/** The card may have been confirmed before a crash, so Stripe is asked first. */
async function pay({ stage, writer, order }: Scene): Promise<void> {
  const params = { id: order.id };
  const step = `${writer.user.displayName} coming back to pay`;
  const { clientSecret } = await coverage(writer.door, step, "syncPayment", { params });
  if (clientSecret === null) return;
  await payOrder(writer, { orderId: order.id, clientSecret, simulatorUrl: stage.simulatorUrl });
}

async function deliver({ stage, story, writer, reader, order }: Scene): Promise<void> {
  const report = deliveryOf(present(story.report));
  const file = story.report?.asPdf ? await reportFile(story, { writer, order }) : null;
  // Its review window is then the hurried one's.
  const hurried = story.steps.includes("accept_silently") ? stage.hurried : null;
  await deliverOrder(reader, {
    orderId: order.id,
    report,
    ...(file && { file }),
    ...(hurried && { door: doorAs(reader, hurried) }),
  });
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

async function review({ writer, order, story }: Scene): Promise<void> {
  await reviewOrder(writer, { orderId: order.id, review: present(story.review) }).catch((error: unknown) => {
    const reviewed = error instanceof SeedError && error.problem?.error === "already_exists";
    if (!reviewed) throw error;
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

async function letTimePass({ stage, writer, order }: Scene, to: CoverageOrder["status"]): Promise<void> {
  if (stage.hurried) await waitForOrder(writer, order.id, `is ${to}`, ({ status }) => status === to);
}

function present<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error("the demo's material is incomplete");
  return value;
}
