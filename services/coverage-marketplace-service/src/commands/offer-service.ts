/** A provider offers, edits, pauses and resumes services. Orders already placed keep their terms. */
import { createHash } from "node:crypto";
import type { CoverageServiceCreateRequest, CoverageServiceUpdateRequest } from "@script-manifest/contracts";
import type { Service } from "../domain/entities.ts";
import { DomainError } from "../domain/errors.ts";
import { ID_PREFIXES } from "../domain/ids.ts";
import { isSupportedCurrency } from "../domain/money.ts";
import type { CommandDeps, Requester } from "./deps.ts";
import { ownProvider } from "./register-provider.ts";

export async function offerService(
  deps: CommandDeps,
  o: { providerId: string; requester: Requester; request: CoverageServiceCreateRequest },
): Promise<Service> {
  const provider = await ownProvider(deps, o);
  if (provider.status === "suspended" || provider.status === "deactivated") {
    throw new DomainError("provider_not_active", `Your provider profile is ${provider.status}.`);
  }
  assertCurrency(o.request.currency);
  const id = serviceIdFor(deps, provider.id, o.requester);
  // Offered already under this key, by somebody who was killed before they could say so.
  const offered = o.requester.idempotencyKey === null ? null : await deps.repository.getService(id);
  return offered ?? deps.repository.createService({ id, providerId: provider.id, ...o.request });
}

/** One key, one service: the id follows from the key, so that a second try finds what the first one made. */
function serviceIdFor(deps: CommandDeps, providerId: string, { idempotencyKey }: Requester): string {
  if (idempotencyKey === null) return deps.newId("service");
  const hash = createHash("sha256").update(`${providerId} ${idempotencyKey}`).digest("base64url");
  return `${ID_PREFIXES.service}${hash.slice(0, 21)}`;
}

export async function editService(
  deps: CommandDeps,
  o: { serviceId: string; requester: Requester; request: CoverageServiceUpdateRequest },
): Promise<Service> {
  const service = await deps.repository.getService(o.serviceId);
  const visible = service?.active && service.provider.status === "active";
  if (!service || (service.provider.userId !== o.requester.userId && !visible)) {
    throw new DomainError("not_found", "There is no such service.");
  }
  if (service.provider.userId !== o.requester.userId)
    throw new DomainError("forbidden", "This is not your service.");
  if (o.request.currency !== undefined) assertCurrency(o.request.currency);
  const updated = await deps.repository.updateService(service.id, o.request);
  if (!updated) throw new DomainError("not_found", "There is no such service.");
  return updated;
}

function assertCurrency(currency: string): void {
  if (isSupportedCurrency(currency)) return;
  throw new DomainError("invalid_payload", `Prices in ${currency} are not taken yet.`, [
    { path: "body.currency", message: "must be usd" },
  ]);
}
