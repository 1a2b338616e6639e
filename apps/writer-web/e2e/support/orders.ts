/** Orders brought to the point where a test begins. */

import { expect, type Page } from "@playwright/test";
import type { CoverageOrder } from "@script-manifest/contracts";
import type { RequestOf } from "../../lib/endpoints";
import { callApi, until } from "./api";
import { e2eConfig } from "./config";
import type { Person, Provider, Writer } from "./people";

/** Placed, not paid. */
export async function placeOrder(
  writer: Writer,
  { coverageService }: Provider,
): Promise<{ order: CoverageOrder; clientSecret: string }> {
  const body = {
    serviceId: coverageService.id,
    scriptId: writer.script.id,
    projectId: writer.project.id,
    brief: "Does the ending earn its silence?",
  };
  return callApi("createOrder", { body }, writer.token);
}

/** Placed and authorised with a card that pays. */
export async function heldOrder(writer: Writer, provider: Provider): Promise<CoverageOrder> {
  const { order, clientSecret } = await placeOrder(writer, provider);
  const intentId = clientSecret.split("_secret_")[0];
  const body = new URLSearchParams({
    key: "pk_test_simulator",
    client_secret: clientSecret,
    payment_method: "pm_card_visa",
  });
  const confirmed = await fetch(`${e2eConfig.stripeUrl}/v1/payment_intents/${intentId}/confirm`, {
    method: "POST",
    body,
  });
  if (!confirmed.ok) throw new Error(`confirm: ${confirmed.status} ${await confirmed.text()}`);
  return (await callApi("syncPayment", { params: { id: order.id } }, writer.token)).order;
}

/** Claimed and charged. */
export async function claimedOrder(writer: Writer, provider: Provider): Promise<CoverageOrder> {
  const { id } = await heldOrder(writer, provider);
  await callApi("claimOrder", { params: { id } }, provider.token);
  return until("the card is charged", () =>
    orderWhen(provider, id, ({ moneyState }) => moneyState === "held"),
  );
}

export async function deliveredOrder(writer: Writer, provider: Provider): Promise<CoverageOrder> {
  const { id } = await claimedOrder(writer, provider);
  return (await callApi("deliverOrder", { params: { id }, body: FULL_REPORT }, provider.token)).order;
}

/** Every part of it is there. */
const FULL_REPORT: RequestOf<"deliverOrder">["body"] = {
  summary: "A ferry, a missing lifeboat, and a woman who can count.",
  strengths: "The counting (p. 1).",
  weaknesses: "The captain.",
  recommendations: "Lose the captain.",
  score: 74,
  topSheet: { format: "Feature", genre: "Thriller", draftDate: "2026-02-28" },
  report: {
    logline: "On a night ferry, the only passenger who counts is the one nobody believes.",
    synopsis: "She counts seven lifeboats. There should be eight.",
    verdict: { script: "consider", writer: "recommend" },
    grid: {
      premise: 9,
      plot: 7,
      structure: 6,
      character: 8,
      dialogue: 8,
      setting: 9,
      pacing: 5,
      originality: 7,
      craftAndFormat: 8,
      marketability: 7,
    },
    percentile: 81,
    citations: [{ comment: "strengths", fromPage: 1, remark: "She counts aloud." }],
    pageNotes: [{ page: 1, kind: "proofreading", text: "lifeboat, one word" }],
  },
};

export async function disputedOrder(
  writer: Writer,
  provider: Provider,
): Promise<{ order: CoverageOrder; disputeId: string }> {
  const { id } = await deliveredOrder(writer, provider);
  const body = {
    reason: "quality" as const,
    description: "Two paragraphs are not the full report that was sold.",
  };
  const { order, dispute } = await callApi("openDispute", { params: { id }, body }, writer.token);
  return { order, disputeId: dispute.id };
}

export async function orderWhen(
  { token }: Person,
  id: string,
  fits: (order: CoverageOrder) => boolean,
): Promise<CoverageOrder | null> {
  const { order } = await callApi("getOrder", { params: { id } }, token);
  return fits(order) ? order : null;
}

export const CARDS = {
  pays: "4242 4242 4242 4242",
  declined: "4000 0000 0000 0002",
  threeDSecure: "4000 0025 0000 3155",
} as const;

/** Fills the card form and presses the button. */
export async function payWith(page: Page, cardNumber: string): Promise<void> {
  await page.getByLabel("Card number").fill(cardNumber);
  await page.getByLabel("Expiration date").fill("12 / 40");
  await page.getByLabel("Security code").fill("123");
  await page.getByRole("button", { name: /^Authorise \$/ }).click();
}

/** The heading that says what the order waits for. */
export async function expectNextStep(page: Page, title: string | RegExp): Promise<void> {
  await expect(page.getByRole("heading", { level: 2, name: title })).toBeVisible();
}
