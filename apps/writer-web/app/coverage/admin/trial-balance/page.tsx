/** Every account of the ledger, and whether debits and credits meet. */
import type { CoverageTrialBalance } from "@script-manifest/contracts";
import type { Metadata } from "next";
import { Money } from "@/components/ui/money";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { callAsVisitor, dataOrThrow } from "@/lib/coverage-server";
import { accountWords } from "@/lib/ledger-words";
import { requireAdmin } from "@/lib/viewer";

export const metadata: Metadata = { title: "Trial balance" };

type Total = CoverageTrialBalance["totals"][number];

const LAYERS: Record<Total["layer"], { readonly title: string; readonly note: string }> = {
  posted: { title: "Charged", note: "Money that has left a card, and everything that followed." },
  pending: { title: "Only authorised", note: "Reserved on cards, charged to nobody." },
};

export default async function TrialBalancePage() {
  await requireAdmin();
  const { trialBalance } = dataOrThrow(await callAsVisitor("getTrialBalance", {}));
  const { accounts, totals } = trialBalance;
  const balanced = totals.every(({ balanceCents }) => balanceCents === 0);
  return (
    <div className="page-width">
      <PageHeader
        slug="Int. chambers"
        title="Trial balance"
        lede="Every account of the ledger. Each posting has two sides, so debits and credits must meet to the cent."
      />
      <div className="mb-10 max-w-prose">
        {balanced ? (
          <Notice kind="safe" title="The ledger balances">
            Debits equal credits in every layer and currency.
          </Notice>
        ) : (
          <Notice kind="problem" title="The ledger does not balance">
            Stop payouts and follow the runbook: run the ledger's verification first.
          </Notice>
        )}
      </div>
      {totals.length === 0 && (
        <p className="border-y border-rule py-8 text-sm text-ink-soft">No money has moved yet.</p>
      )}
      {totals.map((total) => (
        <Layer
          key={`${total.layer} ${total.currency}`}
          total={total}
          accounts={accounts.filter(
            ({ layer, currency }) => layer === total.layer && currency === total.currency,
          )}
        />
      ))}
    </div>
  );
}

function Layer({ total, accounts }: { total: Total; accounts: CoverageTrialBalance["accounts"] }) {
  const { title, note } = LAYERS[total.layer];
  const heading = `${title}, ${total.currency.toUpperCase()}`;
  return (
    <section aria-label={heading} className="mb-12">
      <h2 className="text-xl">{heading}</h2>
      <p className="mb-3 text-sm text-ink-soft">{note}</p>
      <table className="w-full text-sm">
        <thead>
          <tr className="border-b-2 border-ink text-xs text-ink-faint">
            <th scope="col" className="py-2 text-left font-semibold">
              Account
            </th>
            {["Debits", "Credits", "Balance"].map((side, index) => (
              <th
                key={side}
                scope="col"
                className={`py-2 pl-3 text-right font-semibold ${index < 2 ? "max-sm:hidden" : ""}`}
              >
                {side}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {accounts.map((row) => (
            <tr key={row.account} className="border-b border-rule">
              <th scope="row" className="py-2 text-left font-normal">
                {accountWords(row.account)}
                <span className="block font-script text-xs text-ink-faint">{row.account}</span>
              </th>
              <Sides row={row} />
            </tr>
          ))}
          <tr className="border-b-2 border-ink font-semibold">
            <th scope="row" className="py-2 text-left">
              Total
            </th>
            <Sides row={total} />
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function Sides({ row }: { row: Total }) {
  const { debitCents, creditCents, balanceCents, currency } = row;
  return [debitCents, creditCents, balanceCents].map((cents, index) => (
    <td
      key={["debit", "credit", "balance"][index]}
      className={`py-2 pl-3 text-right align-top ${index < 2 ? "max-sm:hidden" : ""}`}
    >
      <Money cents={cents} currency={currency} />
    </td>
  ));
}
