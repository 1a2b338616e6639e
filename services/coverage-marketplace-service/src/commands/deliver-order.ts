/**
 * The provider hands over the report. The file, when there is one, must really have been uploaded for this
 * order.
 */
import type {
  CoverageDeliveryCreateRequest,
  CoverageDeliveryUploadQuery,
  UploadTarget,
} from "@script-manifest/contracts";
import { REPORT_SIZE_BYTES_MAX } from "@script-manifest/contracts";
import type { Delivery, Order } from "../domain/entities.ts";
import { DomainError } from "../domain/errors.ts";
import { decide } from "../domain/order-lifecycle.ts";
import { pagesBeyond } from "../domain/report.ts";
import type { OrderChange } from "../repository/interface.ts";
import { actOnOrder } from "./change-order.ts";
import type { CommandDeps, Requester } from "./deps.ts";
import { loadOrder } from "./order-access.ts";
import { orderIs } from "./status-words.ts";
import { topSheetFacts } from "./top-sheet.ts";

const UPLOAD_LIFE_SECONDS = 15 * 60;
const DOWNLOAD_LIFE_SECONDS = 10 * 60;

/** Keys name their order, so that no delivery can point at another order's file. */
const reportPrefix = (orderId: string): string => `deliveries/${orderId}/`;

export async function createReportUpload(
  deps: CommandDeps,
  o: { orderId: string; requester: Requester; file: CoverageDeliveryUploadQuery },
): Promise<{ upload: UploadTarget; fileKey: string }> {
  const { order, party } = await loadOrder(deps, o);
  if (party !== "provider")
    throw new DomainError("forbidden", "Only the provider of this order uploads its report.");
  const decision = decide(order, "deliver", "provider", order.readAt);
  if (decision.kind === "refused")
    throw new DomainError(decision.code, "The card's payment is not confirmed yet. Try again in a moment.");
  if (decision.kind !== "move")
    throw new DomainError("invalid_transition", `${orderIs(order.status)} Nothing can be delivered now.`);
  const extension = o.file.contentType === "application/pdf" ? "pdf" : "docx";
  const fileKey = `${reportPrefix(order.id)}${deps.newId("delivery")}.${extension}`;
  const upload = await deps.storage.presignUpload({
    key: fileKey,
    contentType: o.file.contentType,
    sizeBytes: o.file.sizeBytes,
    expiresInSeconds: UPLOAD_LIFE_SECONDS,
  });
  return { upload, fileKey };
}

export async function deliverOrder(
  deps: CommandDeps,
  o: { orderId: string; requester: Requester; request: CoverageDeliveryCreateRequest },
): Promise<{ order: Order; delivery: Delivery }> {
  const { order } = await actOnOrder(deps, {
    orderId: o.orderId,
    requester: o.requester,
    action: "deliver",
    extras: async (current) => ({ rows: { delivery: await draft(deps, current, o.request) } }),
    commit: async (change) => (await deps.repository.createDelivery(withDelivery(change)))?.order ?? null,
  });
  const delivery = await deps.repository.getDeliveryByOrder(order.id);
  if (!delivery) throw new Error(`order ${order.id} was delivered without a delivery`);
  return { order, delivery };
}

function withDelivery(change: OrderChange): OrderChange & { delivery: NonNullable<OrderChange["delivery"]> } {
  if (!change.delivery) throw new Error("a delivery change without its delivery");
  return { ...change, delivery: change.delivery };
}

async function draft(
  deps: CommandDeps,
  order: Order,
  request: CoverageDeliveryCreateRequest,
): Promise<Omit<Delivery, "createdAt">> {
  const fileKey = request.fileKey ?? null;
  assertPagesExist(order, request);
  if (fileKey) await assertUploaded(deps, order, fileKey);
  return {
    id: deps.newId("delivery"),
    orderId: order.id,
    summary: request.summary,
    strengths: request.strengths,
    weaknesses: request.weaknesses,
    recommendations: request.recommendations,
    score: request.score ?? null,
    ...(await topSheetFacts(deps, order, request.topSheet ?? null)),
    report: request.report ?? null,
    fileKey,
    fileName: fileKey ? (request.fileName ?? null) : null,
  };
}

/** A report never speaks of pages that the script does not have. */
function assertPagesExist(order: Order, { report }: CoverageDeliveryCreateRequest): void {
  const beyond = report ? pagesBeyond(report, order.scriptPageCount) : [];
  if (beyond.length === 0) return;
  throw new DomainError(
    "invalid_payload",
    `The script has ${order.scriptPageCount} pages.`,
    beyond.map(({ path, page }) => ({
      path: `body.report.${path}`,
      message: `There is no page ${page}: the script has ${order.scriptPageCount}.`,
    })),
  );
}

async function assertUploaded({ storage }: CommandDeps, order: Order, fileKey: string): Promise<void> {
  const issue = (message: string) => [{ path: "body.fileKey", message }];
  if (!fileKey.startsWith(reportPrefix(order.id))) {
    throw new DomainError(
      "invalid_payload",
      "The file does not belong to this order.",
      issue("is not a file key of this order"),
    );
  }
  const file = await storage.head(fileKey);
  if (!file)
    throw new DomainError(
      "upload_missing",
      "The file has not been uploaded yet.",
      issue("was never uploaded"),
    );
  if (file.sizeBytes > REPORT_SIZE_BYTES_MAX) {
    throw new DomainError("payload_too_large", "The file is too large.", issue("is larger than allowed"));
  }
}

/** The report for either party or an admin. */
export async function readDelivery(
  deps: CommandDeps,
  o: { orderId: string; requester: Requester },
): Promise<{ order: Order; delivery: Delivery }> {
  const { order } = await loadOrder(deps, o);
  const delivery = await deps.repository.getDeliveryByOrder(order.id);
  if (!delivery) throw new DomainError("not_found", "Nothing has been delivered yet.");
  return { order, delivery };
}

/** A link to the uploaded file that soon expires; null when none was uploaded. */
export async function downloadUrl({ storage }: CommandDeps, delivery: Delivery): Promise<string | null> {
  if (!delivery.fileKey || !delivery.fileName) return null;
  const { url } = await storage.presignDownload({
    key: delivery.fileKey,
    fileName: delivery.fileName,
    disposition: "attachment",
    expiresInSeconds: DOWNLOAD_LIFE_SECONDS,
  });
  return url;
}
