/**
 * What an order waits for, in words for the one who looks at it: what happens next, by when, and what happens
 * if nobody acts. The facts (status, actions, deadlines, money) come from the API; here is only the wording.
 */
import type { CoverageOrder } from "@script-manifest/contracts";
import { formatMoney, plural } from "./format";
import { moneySentence, reasonSentence } from "./money-words";
import { moneyWords } from "./words";

export interface NextStep {
  readonly title: string;
  readonly detail: string;
  readonly deadline?: { readonly at: string; readonly label: string; readonly ifNobodyActs: string };
  /** Where to go on from an order that has ended without what was ordered. */
  readonly onwards?: readonly { readonly label: string; readonly href: string }[];
}

type Step = (order: CoverageOrder, price: string, nowMs: number) => NextStep;

function deadline(at: string | null, label: string, ifNobodyActs: string): Pick<NextStep, "deadline"> {
  return at === null ? {} : { deadline: { at, label, ifNobodyActs } };
}

const placed: Step = (order, price) => ({
  ...(order.viewerRole === "writer"
    ? {
        title: "Pay for this order",
        detail: `Your card will be authorised for ${price}. It is charged only when ${order.providerName} claims the order.`,
      }
    : {
        title: "Waiting for payment",
        detail: `${order.writerName} has not paid yet. There is nothing to do until then.`,
      }),
  ...deadline(order.paymentDeadline, "Time left to pay", "The order expires. Nothing is charged."),
});

const paymentHeld: Step = (order, price) => ({
  ...(order.viewerRole === "provider" ? claiming(order, price) : waitingForClaim(order, price)),
  ...deadline(
    order.claimDeadline,
    "Time left to claim",
    "The authorisation is released and the order is cancelled. Nothing is charged.",
  ),
});

const claiming = (order: CoverageOrder, price: string): NextStep =>
  order.availableActions.includes("claim")
    ? {
        title: "Claim this order",
        detail: `Claiming charges the writer's card ${price} and starts your ${plural(order.turnaroundDays, "day")}. You then get the script, and ${formatMoney(order.providerPayoutCents, order.currency)} once the writer accepts your coverage.`,
      }
    : {
        title: "You can't claim this order now",
        detail:
          "Your provider account is not active; your dashboard says why. What you have claimed already goes on.",
      };

const waitingForClaim = (order: CoverageOrder, price: string): NextStep => ({
  title: `Waiting for ${order.providerName} to claim it`,
  detail: `The card is authorised for ${price}. It is charged only when ${order.providerName} claims the order.`,
});

const LATE_IF_NOBODY_ACTS = "A dispute opens by itself, and an admin decides.";

/** The writer is told by the API's answer: only a late order can be cancelled once it is claimed. */
function isLate({ viewerRole, availableActions, slaDeadline }: CoverageOrder, nowMs: number): boolean {
  if (viewerRole === "writer") return availableActions.includes("cancel");
  return slaDeadline !== null && Date.parse(slaDeadline) <= nowMs;
}

const LATE_DETAILS: Record<CoverageOrder["viewerRole"], string> = {
  writer: "You may cancel with a full refund at once, open a dispute, or wait.",
  provider:
    "The writer may cancel with a full refund at any moment, or open a dispute. Until then you can still deliver, and are paid as agreed.",
  admin: "The writer may cancel with a full refund at once, open a dispute, or wait.",
};

const reading: Step = (order, _price, nowMs) => {
  if (order.moneyState === "capturing")
    return {
      title: "The card is being charged",
      detail: "This takes a few seconds. The page follows by itself.",
    };
  if (isLate(order, nowMs))
    return {
      title: "This delivery is late",
      detail: LATE_DETAILS[order.viewerRole],
      ...deadline(order.lateDeadline, "Time until a dispute opens", LATE_IF_NOBODY_ACTS),
    };
  const started = order.status === "in_progress";
  const own = started
    ? {
        title: "Deliver the coverage",
        detail:
          "Write the report; it is saved as you write. The writer then has the review window to accept it.",
      }
    : {
        title: "Start reading",
        detail: "Say that you have begun, or deliver directly when the coverage is ready.",
      };
  const other = {
    title: started ? `${order.providerName} is reading` : `${order.providerName} has claimed it`,
    detail: `${moneyWords[order.moneyState].label}: ${formatMoney(order.priceCents, order.currency)}. The money is held until the coverage is accepted.`,
  };
  return {
    ...(order.viewerRole === "provider" ? own : other),
    ...deadline(
      order.slaDeadline,
      "Coverage due in",
      order.viewerRole === "provider"
        ? "Once late, the writer may cancel with a full refund, and later a dispute opens by itself."
        : "You may then cancel with a full refund; later a dispute opens by itself.",
    ),
  };
};

const delivered: Step = (order) => {
  const payout = formatMoney(order.providerPayoutCents, order.currency);
  const own = order.viewerRole === "provider";
  return {
    ...(order.viewerRole === "writer"
      ? {
          title: "Read the coverage, then complete the order",
          detail: `Completing pays ${order.providerName} ${payout}. If the work falls short, open a dispute instead.`,
        }
      : {
          title: "Waiting for the writer to accept",
          detail: `${order.writerName} has the coverage. On acceptance ${payout} goes to ${own ? "you" : order.providerName}.`,
        }),
    ...deadline(
      order.reviewDeadline,
      "Review window closes in",
      `The order completes by itself and ${own ? "you are" : "the provider is"} paid.`,
    ),
  };
};

const disputed: Step = (order, price) => ({
  title: order.viewerRole === "admin" ? "Decide this dispute" : "An admin is deciding",
  detail: `The ${price} stays held until the decision: a full refund, a partial refund, or none. ${
    order.viewerRole === "provider" ? "The admin reads both sides; yours is below. " : ""
  }Both sides are told at once.`,
});

const completed: Step = (order) => ({ title: "Completed", detail: outcome(order) });

const ENDED_TITLES: Partial<Record<CoverageOrder["status"], string>> = {
  cancelled: "Cancelled",
  refunded: "Refunded",
  payment_failed: "Expired",
};

const ended: Step = (order) => ({
  title: ENDED_TITLES[order.status] ?? "Ended",
  detail: outcome(order),
  ...(order.viewerRole === "writer" && { onwards: onwards(order) }),
});

/** What ended the order and where its money is, as whole sentences. */
function outcome(order: CoverageOrder): string {
  const sentences = [reasonSentence(order), moneySentence(order)].filter(Boolean);
  return sentences.map((words) => words.charAt(0).toUpperCase() + words.slice(1)).join(" ");
}

/** A script without its coverage still wants to be read; where only the payment failed, by the same one. */
function onwards({ status, statusReason, serviceId, tier }: CoverageOrder): NonNullable<NextStep["onwards"]> {
  const another = { label: "Find another reader", href: `/coverage?tier=${encodeURIComponent(tier)}` };
  const payment = ["captured_less", "authorisation_lapsed"].includes(statusReason ?? "");
  return status === "payment_failed" || payment
    ? [{ label: "Order it again", href: `/coverage/order/${serviceId}` }, another]
    : [another];
}

const STEPS: Record<CoverageOrder["status"], Step> = {
  placed,
  payment_held: paymentHeld,
  claimed: reading,
  in_progress: reading,
  delivered,
  disputed,
  completed,
  cancelled: ended,
  payment_failed: ended,
  refunded: ended,
};

/** Frozen money holds up what would move it; a reader may go on reading meanwhile. */
function frozenStep(order: CoverageOrder): NextStep | null {
  if (order.availableActions.includes("unfreeze"))
    return {
      title: "Decide over the frozen money",
      detail:
        "The card's bank suspects fraud in this payment. Let the order go on, or give the money back before it is charged back.",
    };
  const held = { delivered: "completed", disputed: "decided" }[order.status as "delivered"];
  if (!held) return null;
  const readable =
    order.viewerRole === "writer" && order.deliveredAt ? " The coverage is yours to read." : "";
  return {
    title: "Waiting for the card's bank",
    detail: `The payment is questioned, so this order is not ${held}, by anybody or by itself, until that is settled.${readable}`,
  };
}

export function nextStep(order: CoverageOrder, nowMs: number): NextStep {
  const step = STEPS[order.status](order, formatMoney(order.priceCents, order.currency), nowMs);
  return (order.frozen && frozenStep(order)) || step;
}
