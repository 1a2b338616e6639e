"use client";
/**
 * Stripe's own card form and the one button. A decline keeps the form and says why; the bank's question is
 * Stripe's to ask.
 */
import { Elements, PaymentElement, useElements, useStripe } from "@stripe/react-stripe-js";
import type { Stripe, StripeElementsOptions } from "@stripe/stripe-js";
import { Lock } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { call } from "@/lib/coverage-api";

interface CardFormProps {
  readonly stripe: Stripe;
  readonly clientSecret: string;
  readonly orderId: string;
  /** Where the bank's page sends the writer back to. */
  readonly returnPath: string;
  readonly price: string;
  readonly firstMessage: string | null;
}

export function CardForm(props: CardFormProps) {
  const options: StripeElementsOptions = {
    clientSecret: props.clientSecret,
    locale: "en",
    appearance: appearance(),
  };
  return (
    <Elements stripe={props.stripe} options={options}>
      <Card {...props} />
    </Elements>
  );
}

function Card({ orderId, returnPath, price, firstMessage }: CardFormProps) {
  const stripe = useStripe();
  const elements = useElements();
  const router = useRouter();
  const [message, setMessage] = useState(firstMessage);
  const [pending, setPending] = useState(false);

  async function pay(event: React.FormEvent) {
    event.preventDefault();
    if (!stripe || !elements || pending) return;
    setPending(true);
    setMessage(null);
    const { error } = await stripe.confirmPayment({
      elements,
      redirect: "if_required",
      confirmParams: { return_url: `${window.location.origin}${returnPath}` },
    });
    if (error) {
      setPending(false);
      return setMessage(error.message ?? "The card was not accepted. Try another one.");
    }
    // What Stripe told the browser proves nothing; the API looks for itself. Its page shows the truth in any
    // case.
    await call("syncPayment", { params: { id: orderId } });
    router.push(`/coverage/orders/${orderId}`);
  }

  return (
    <form onSubmit={pay} className="flex max-w-form flex-col gap-6">
      {message && <ErrorSummary title="The payment did not go through" items={[{ message }]} />}
      <PaymentElement options={{ layout: "tabs" }} />
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" look="prominent" pending={pending} disabled={!stripe} className="max-sm:w-full">
          <Lock aria-hidden="true" className="size-4" />
          Authorise {price}
        </Button>
        <p className="text-xs text-ink-soft">Charged only when the reader claims your order.</p>
      </div>
    </form>
  );
}

/**
 * The card form lives in Stripe's frame, where our tokens don't reach; these are their nearest plain values.
 */
function appearance(): StripeElementsOptions["appearance"] {
  const chosen = document.documentElement.dataset.theme;
  const dark = chosen ? chosen === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
  return {
    theme: dark ? "night" : "stripe",
    variables: {
      colorPrimary: dark ? "#a9b6ff" : "#2d3fb5",
      colorBackground: dark ? "#1d2029" : "#ffffff",
      colorText: dark ? "#eeece6" : "#1d2233",
      colorDanger: dark ? "#ff9d92" : "#b3261e",
      borderRadius: "3px",
      fontSizeBase: "16px",
    },
  };
}
