/** The three steps to the first order, and where we are. */
import { clsx } from "clsx";
import { Check } from "lucide-react";

export type StepId = "profile" | "stripe" | "service" | "done";

const STEPS = [
  { id: "profile", label: "Profile", detail: "Who reads" },
  { id: "stripe", label: "Stripe", detail: "Where the money goes" },
  { id: "service", label: "First service", detail: "What you sell, for how much" },
] as const satisfies readonly { id: StepId; label: string; detail: string }[];

export function OnboardingSteps({ current }: { current: StepId }) {
  const position = STEPS.findIndex(({ id }) => id === current);
  const reached = position === -1 ? STEPS.length : position;
  return (
    <ol aria-label="Steps" className="ml-3.5 flex flex-col self-start border-l border-rule">
      {STEPS.map(({ id, label, detail }, index) => (
        <li
          key={id}
          aria-current={id === current ? "step" : undefined}
          className="relative pb-6 pl-8 last:pb-0"
        >
          <span
            aria-hidden="true"
            className={clsx(
              "absolute left-0 top-0 grid size-7 -translate-x-1/2 place-items-center rounded-full border text-xs font-semibold",
              index < reached && "border-good bg-good-wash text-good",
              index === reached && "border-brass bg-brass text-on-brass",
              index > reached && "border-edge bg-paper text-ink-faint",
            )}
          >
            {index < reached ? <Check className="size-4" /> : index + 1}
          </span>
          <p className={clsx("text-sm", index === reached ? "font-semibold" : "text-ink-soft")}>
            {label}
            {index < reached && <span className="sr-only"> (done)</span>}
          </p>
          <p className="text-xs text-ink-faint">{detail}</p>
        </li>
      ))}
    </ol>
  );
}
