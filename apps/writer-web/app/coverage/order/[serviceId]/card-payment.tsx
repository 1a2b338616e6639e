"use client";
/**
 * Pays an order that stands unpaid: asks how the payment stands, loads Stripe.js, shows the card form. Coming
 * back from the bank's page, or to an order left unpaid, starts at the same place.
 */
import type { Problem } from "@script-manifest/contracts";
import type { Stripe } from "@stripe/stripe-js";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Skeleton, SkeletonRegion } from "@/components/ui/skeleton";
import { call } from "@/lib/coverage-api";
import { ownProblem } from "@/lib/http";
import { CardForm } from "./card-form";
import { type StripeSettings, stripeFor } from "./stripe-js";

interface CardPaymentProps {
  readonly orderId: string;
  readonly serviceId: string;
  readonly price: string;
  readonly stripe: StripeSettings;
  readonly authenticationFailed: boolean;
}

type Readiness =
  | { readonly kind: "loading" }
  | { readonly kind: "ready"; readonly stripe: Stripe; readonly clientSecret: string }
  | { readonly kind: "problem"; readonly problem: Problem };

export function CardPayment({ orderId, serviceId, price, stripe, authenticationFailed }: CardPaymentProps) {
  const router = useRouter();
  const [state, setState] = useState<Readiness>({ kind: "loading" });
  const { publishableKey, scriptUrl } = stripe;

  const prepare = useCallback(async () => {
    setState({ kind: "loading" });
    const [synced, loaded] = await Promise.all([
      call("syncPayment", { params: { id: orderId } }),
      stripeFor({ publishableKey, scriptUrl }).catch(() => null),
    ]);
    if (!synced.ok) return setState({ kind: "problem", problem: synced.problem });
    const { clientSecret } = synced.data;
    // Nothing is left to pay: it was held meanwhile, or the order has ended. Its page tells which.
    if (clientSecret === null) return router.replace(`/coverage/orders/${orderId}`);
    if (!loaded) return setState({ kind: "problem", problem: NO_CARD_FORM });
    setState({ kind: "ready", stripe: loaded, clientSecret });
  }, [orderId, publishableKey, scriptUrl, router]);

  useEffect(() => void prepare(), [prepare]);

  if (state.kind === "loading") return <CardSkeleton />;
  if (state.kind === "problem")
    return (
      <Notice kind="problem" title={state.problem.title} live>
        <p>{state.problem.detail}</p>
        <Button className="mt-3" small onClick={prepare}>
          Try again
        </Button>
      </Notice>
    );
  return (
    <CardForm
      stripe={state.stripe}
      clientSecret={state.clientSecret}
      orderId={orderId}
      returnPath={`/coverage/order/${serviceId}?order=${orderId}`}
      price={price}
      firstMessage={
        authenticationFailed
          ? "Your bank did not confirm the payment. Nothing was charged; try again or use another card."
          : null
      }
    />
  );
}

const NO_CARD_FORM = ownProblem("payment_provider_unavailable", {
  status: 503,
  title: "The card form did not load",
  detail: "Your order is kept. Check the connection, or whether an extension blocks Stripe, and try again.",
});

function CardSkeleton() {
  return (
    <SkeletonRegion label="Loading the card form">
      <div className="flex max-w-form flex-col gap-4">
        <Skeleton className="h-4 w-28" />
        <Skeleton className="h-11 w-full" />
        <div className="grid grid-cols-2 gap-4">
          <Skeleton className="h-11" />
          <Skeleton className="h-11" />
        </div>
        <Skeleton className="h-11 w-52" />
      </div>
    </SkeletonRegion>
  );
}
