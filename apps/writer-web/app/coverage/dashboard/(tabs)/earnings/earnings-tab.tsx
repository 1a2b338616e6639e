/**
 * What the provider has earned, from the ledger: held, on its way, paid out; over time, and each order's part
 * in it with its date and reason. The range of days is in the address.
 */
import { Download } from "lucide-react";
import Form from "next/form";
import { Button, ButtonAnchor, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { CONTROL, Field } from "@/components/ui/field";
import { Money } from "@/components/ui/money";
import { now } from "@/lib/clock";
import { callAsVisitor, dataOrThrow } from "@/lib/coverage-server";
import { type DayRange, linesIn, periodsOf, rangeFrom } from "@/lib/earnings";
import { EarningsChart } from "./earnings-chart";
import { EarningsLines } from "./earnings-lines";

interface EarningsTabProps {
  /** As they came in the address. */
  readonly asked: { readonly from?: string | undefined; readonly to?: string | undefined };
}

export async function EarningsTab({ asked }: EarningsTabProps) {
  const { earnings } = dataOrThrow(await callAsVisitor("getEarnings", {}));
  const { currency, heldCents, onItsWayCents, paidOutCents, owedCents, orders } = earnings;
  const nowMs = now();
  const range = rangeFrom(asked, orders, nowMs);
  const lines = linesIn(range, orders);
  return (
    <div className="pt-8">
      <dl className="grid gap-px border border-rule bg-rule sm:grid-cols-3">
        <Total label="Held" note="charged, until the writer accepts" cents={heldCents} currency={currency} />
        <Total
          label="On its way"
          note="released, transfer not confirmed yet"
          cents={onItsWayCents}
          currency={currency}
        />
        <Total
          label="Paid out"
          note="transferred to your Stripe account"
          cents={paidOutCents}
          currency={currency}
        />
      </dl>
      {owedCents > 0 && (
        <p className="mt-4 border-l-2 border-brass pl-4 text-sm">
          You owe <Money cents={owedCents} currency={currency} />: the card's bank took back a payment you had
          been paid for, and your Stripe account was short of it. It is kept back from your next payouts.
        </p>
      )}
      {orders.length === 0 ? (
        <div className="mt-12">
          <EmptyState
            title="No earnings yet"
            action={<ButtonLink href="/coverage/dashboard?tab=incoming">See who waits for you</ButtonLink>}
          >
            Claim an order; its money appears here as soon as the card is charged.
          </EmptyState>
        </div>
      ) : (
        <>
          <div className="mb-6 mt-12 flex flex-wrap items-end justify-between gap-x-8 gap-y-5">
            <h2 className="text-xl">Over time</h2>
            <RangeForm range={range} />
          </div>
          <EarningsChart periods={periodsOf(range, lines)} currency={currency} />
          <h2 className="mb-4 mt-12 text-xl">Order by order</h2>
          <EarningsLines lines={lines} currency={currency} nowMs={nowMs} />
        </>
      )}
    </div>
  );
}

function RangeForm({ range }: { range: DayRange }) {
  return (
    <div className="flex flex-wrap items-end gap-3 max-sm:w-full">
      <Form
        action="/coverage/dashboard"
        scroll={false}
        className="grid w-full grid-cols-2 items-end gap-3 sm:flex sm:w-auto"
      >
        <input type="hidden" name="tab" value="earnings" />
        <Day name="from" label="From" value={range.from} />
        <Day name="to" label="To" value={range.to} />
        <Button type="submit" className="max-sm:col-span-2">
          Show these days
        </Button>
      </Form>
      <ButtonAnchor href={`/coverage/dashboard/earnings.csv?from=${range.from}&to=${range.to}`} download>
        <Download aria-hidden="true" className="size-4" />
        CSV by order
      </ButtonAnchor>
      <ButtonAnchor
        href={`/api/v1/coverage/earnings/statement.csv?from=${range.from}&to=${range.to}`}
        download
      >
        <Download aria-hidden="true" className="size-4" />
        CSV of every movement
      </ButtonAnchor>
    </div>
  );
}

function Day({ name, label, value }: { name: keyof DayRange; label: string; value: string }) {
  return (
    <Field id={`earnings-${name}`} label={label}>
      {(control) => (
        <input
          {...control}
          key={value}
          type="date"
          name={name}
          defaultValue={value}
          className={`${CONTROL} text-sm! sm:w-[9.75rem]!`}
        />
      )}
    </Field>
  );
}

interface TotalProps {
  readonly label: string;
  readonly note: string;
  readonly cents: number;
  readonly currency: string;
}

function Total({ label, note, cents, currency }: TotalProps) {
  return (
    <div className="bg-sheet p-5">
      <dt className="text-sm font-semibold">{label}</dt>
      <dd className="mt-1 font-serif text-2xl">
        <Money cents={cents} currency={currency} />
      </dd>
      <dd className="text-xs text-ink-faint">{note}</dd>
    </div>
  );
}
