"use client";
/** The bars of the earnings chart. A picture of the table beside it; fetched only when it is looked at. */
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import type { EarningsPeriod } from "@/lib/earnings";
import { formatMoney } from "@/lib/format";
import { SERIES } from "./earnings-series";

interface EarningsBarsProps {
  readonly periods: readonly EarningsPeriod[];
  readonly currency: string;
}

const LABEL = { fill: "var(--color-ink-faint)", fontSize: 13 } as const;

export function EarningsBars({ periods, currency }: EarningsBarsProps) {
  const whole = (cents: number) => formatMoney(cents, currency).replace(/\.00$/, "");
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={[...periods]}
        accessibilityLayer={false}
        margin={{ top: 8, right: 0, bottom: 0, left: 0 }}
      >
        <CartesianGrid vertical={false} stroke="var(--color-rule)" />
        <XAxis dataKey="label" tick={LABEL} tickLine={false} stroke="var(--color-edge)" minTickGap={12} />
        <YAxis
          tick={LABEL}
          tickLine={false}
          axisLine={false}
          width={64}
          tickFormatter={whole}
          tickCount={4}
        />
        <Tooltip
          cursor={{ fill: "var(--color-desk)" }}
          contentStyle={{
            background: "var(--color-sheet)",
            border: "1px solid var(--color-rule)",
            borderTop: "4px solid var(--color-brass)",
            borderRadius: 0,
            color: "var(--color-ink)",
          }}
          itemStyle={{ color: "var(--color-ink)" }}
          formatter={(cents) => formatMoney(Number(cents), currency)}
        />
        {SERIES.map(({ key, label, colour }) => (
          <Bar
            key={key}
            dataKey={key}
            name={label}
            stackId="share"
            fill={colour}
            maxBarSize={56}
            isAnimationActive={false}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
