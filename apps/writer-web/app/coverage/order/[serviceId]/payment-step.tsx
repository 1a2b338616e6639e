/** The second step: the order stands, unpaid. The card on the left, the whole price on the right. */
import type { CoverageOrder } from "@script-manifest/contracts";
import { ButtonLink } from "@/components/ui/button";
import { Countdown } from "@/components/ui/countdown";
import { Notice } from "@/components/ui/notice";
import { now } from "@/lib/clock";
import { formatMoney, plural } from "@/lib/format";
import { CardPayment } from "./card-payment";
import { PriceBreakdown } from "./price-breakdown";
import type { StripeSettings } from "./stripe-js";

interface PaymentStepProps {
  readonly order: CoverageOrder;
  readonly stripe: StripeSettings;
  /** The bank's page sent the writer back without a yes. */
  readonly authenticationFailed: boolean;
}

export function PaymentStep({ order, stripe, authenticationFailed }: PaymentStepProps) {
  const price = formatMoney(order.priceCents, order.currency);
  return (
    <div className="grid gap-x-16 gap-y-10 lg:grid-cols-[1fr_22rem] lg:grid-rows-[auto_1fr]">
      <aside aria-label="What you pay" className="flex flex-col gap-6 lg:col-start-2">
        <p className="text-sm">
          <span className="font-script font-bold">{order.scriptTitle}</span>
          <span className="text-ink-soft">, {plural(order.scriptPageCount, "page")}</span>
        </p>
        <PriceBreakdown order={order} />
      </aside>
      <section aria-labelledby="card" className="min-w-0 lg:col-start-1 lg:row-span-2 lg:row-start-1">
        <h2 id="card" className="mb-5 text-xl">
          Pay by card
        </h2>
        {order.availableActions.includes("pay") ? (
          <CardPayment
            orderId={order.id}
            serviceId={order.serviceId}
            price={price}
            stripe={stripe}
            authenticationFailed={authenticationFailed}
          />
        ) : (
          <Notice kind="warning" title="The time to pay for this order is over">
            Nothing was charged.{" "}
            <ButtonLink look="plain" small href={`/coverage/order/${order.serviceId}`}>
              Order again
            </ButtonLink>
          </Notice>
        )}
      </section>
      <section aria-labelledby="next" className="text-sm text-ink-soft lg:col-start-2">
        <h2 id="next" className="mb-2 text-base text-ink">
          What happens next
        </h2>
        <ol className="ml-4 flex list-decimal flex-col gap-1.5">
          <li>Your card is authorised for {price}. Nothing is charged yet.</li>
          <li>
            {order.providerName} claims the order, and the card is charged. Nobody claims it in time: the
            authorisation is released.
          </li>
          <li>
            The coverage arrives within {plural(order.turnaroundDays, "day")} of the claim. Until you accept
            it, we hold the money.
          </li>
        </ol>
        <p className="mt-4">
          This order waits for payment for{" "}
          <Countdown until={order.paymentDeadline} nowMs={now()} over="no longer" />.
        </p>
      </section>
    </div>
  );
}
