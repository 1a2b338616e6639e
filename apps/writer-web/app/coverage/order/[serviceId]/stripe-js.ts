/** Loads Stripe.js: the real one, or in development the stand-in the settings name. Once per page. */
import type { Stripe, StripeConstructor } from "@stripe/stripe-js";
import { loadStripe } from "@stripe/stripe-js/pure";

export interface StripeSettings {
  readonly publishableKey: string;
  /** Null: Stripe's own script. */
  readonly scriptUrl: string | null;
}

let loading: Promise<Stripe | null> | null = null;

/** Rejects when the script cannot be loaded; asking again then tries again. */
export function stripeFor({ publishableKey, scriptUrl }: StripeSettings): Promise<Stripe | null> {
  loading ??= (scriptUrl ? loadStandIn(scriptUrl, publishableKey) : loadStripe(publishableKey)).catch(
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}

function loadStandIn(scriptUrl: string, publishableKey: string): Promise<Stripe> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = scriptUrl;
    script.onload = () => {
      const construct = (window as { Stripe?: StripeConstructor }).Stripe;
      if (construct) resolve(construct(publishableKey));
      else reject(new Error("the stand-in defined no Stripe"));
    };
    script.onerror = () => reject(new Error("the stand-in for Stripe.js did not load"));
    document.head.append(script);
  });
}
