/** An amount of money, exact to the minor unit, in figures that stand in columns. */
import { clsx } from "clsx";
import { formatMoney } from "@/lib/format";

interface MoneyProps {
  readonly cents: number;
  readonly currency: string;
  readonly className?: string;
}

export function Money({ cents, currency, className }: MoneyProps) {
  return <span className={clsx("figures", className)}>{formatMoney(cents, currency)}</span>;
}
