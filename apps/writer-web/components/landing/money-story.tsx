/** Where the money is at every moment of an order, told with a price from the catalogue. */
import { Money } from "@/components/ui/money";
import type { TierFacts } from "@/lib/catalogue";
import { formatMoney } from "@/lib/format";
import { priceParts } from "@/lib/ruling-preview";
import { tierWords } from "@/lib/words";

interface Scene {
  readonly when: string;
  readonly what: string;
  readonly where: string;
  /** Null where there is no price to tell it with. */
  readonly amountCents: number | null;
  /** Whether the amount has left the writer's card. */
  readonly charged: boolean;
}

type Example = Pick<TierFacts, "tier" | "lowestPriceCents" | "currency" | "commissionBps">;

function scenes(example: Example | null): readonly Scene[] {
  const amountCents = example?.lowestPriceCents ?? null;
  const price = example && formatMoney(example.lowestPriceCents, example.currency);
  return [
    {
      when: "You order",
      what: `Your card is authorised for ${price ?? "the listed price"}. Nothing is charged.`,
      where: "Reserved on your card",
      amountCents,
      charged: false,
    },
    {
      when: "A reader claims it",
      what: "Your card is charged, and the clock of the delivery starts.",
      where: "Held for the order",
      amountCents,
      charged: true,
    },
    {
      when: "The coverage arrives",
      what: "You read it. The reader has not been paid yet.",
      where: "Held for the order",
      amountCents,
      charged: true,
    },
    { when: "You accept it", ...payout(example), charged: true },
  ];
}

/** The last scene, to the cent where the platform's share is known. */
function payout(example: Example | null): Pick<Scene, "what" | "where" | "amountCents"> {
  const { lowestPriceCents: priceCents = 0, currency = "usd", commissionBps } = example ?? {};
  const parts = example && priceParts({ priceCents, commissionBps });
  if (!parts || commissionBps === undefined)
    return {
      what: "The reader is paid, less our commission, which is inside the listed price.",
      where: "Paid to the reader, less commission",
      amountCents: example && priceCents,
    };
  const kept = formatMoney(parts.commissionCents, currency);
  return {
    what: `The reader is paid. We keep ${kept}: ${commissionBps / 100}% commission, inside the listed price.`,
    where: "Paid to the reader",
    amountCents: parts.providerCents,
  };
}

const OTHERWISE = [
  { when: "Nobody claims it", outcome: "The authorisation is released by itself. You were never charged." },
  {
    when: "It is late",
    outcome: "You may cancel at once and get everything back. If you do nothing, a dispute opens by itself.",
  },
  {
    when: "It falls short",
    outcome: "Open a dispute. An admin reads both sides and decides: a full refund, a part, or none.",
  },
] as const;

interface MoneyStoryProps {
  /** Whose lowest price the story is told with; null while nothing is on sale or the catalogue is silent. */
  readonly example: Example | null;
}

export function MoneyStory({ example }: MoneyStoryProps) {
  const price = example && formatMoney(example.lowestPriceCents, example.currency);
  return (
    <section aria-labelledby="money" className="border-y border-rule bg-desk">
      <div className="page-width py-20">
        <h2 id="money" className="max-w-[20em] scroll-mt-24 text-3xl">
          You can see where your money is, to the cent, at any moment
        </h2>
        {example && (
          <p className="mt-3 max-w-prose text-ink-soft">
            With today&apos;s lowest price for “{tierWords[example.tier].label}”: {price}.
          </p>
        )}
        <ol className="mt-10 border-t-2 border-ink">
          {scenes(example).map(({ when, what, where, amountCents, charged }, index) => (
            <li
              key={when}
              className="grid gap-x-8 gap-y-1 border-b border-rule py-5 sm:grid-cols-[2rem_13rem_1fr_auto] sm:items-baseline"
            >
              <span aria-hidden="true" className="figures hidden font-script text-sm text-brass-ink sm:block">
                {index + 1}
              </span>
              <h3 className="text-lg">{when}</h3>
              <p className="text-ink-soft">{what}</p>
              <p className="mt-1 flex items-baseline justify-between gap-6 text-sm sm:mt-0 sm:w-52 sm:flex-col sm:items-end sm:gap-0">
                {example && amountCents !== null && (
                  <Money
                    cents={amountCents}
                    currency={example.currency}
                    className={charged ? "font-semibold" : "text-ink-faint"}
                  />
                )}
                <span className="text-xs text-ink-faint">{where}</span>
              </p>
            </li>
          ))}
        </ol>
        <div className="mt-10 grid gap-x-10 gap-y-6 sm:grid-cols-3">
          {OTHERWISE.map(({ when, outcome }) => (
            <div key={when} className="border-l-2 border-brass pl-5">
              <h3 className="text-base">{when}</h3>
              <p className="mt-1 text-sm text-ink-soft">{outcome}</p>
            </div>
          ))}
        </div>
      </div>
    </section>
  );
}
