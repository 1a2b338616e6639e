/** Where in ordering we are. */
import { clsx } from "clsx";

const STEPS = [
  { id: "brief", label: "Script and brief" },
  { id: "payment", label: "Payment" },
  { id: "waiting", label: "The reader claims it" },
] as const;

export function OrderSteps({ current }: { current: (typeof STEPS)[number]["id"] }) {
  return (
    <ol aria-label="Steps" className="flex flex-wrap gap-x-6 gap-y-2 text-sm">
      {STEPS.map((step, index) => (
        <li
          key={step.id}
          aria-current={step.id === current ? "step" : undefined}
          className={clsx(
            "flex items-center gap-2",
            step.id === current ? "font-semibold" : "text-ink-faint",
          )}
        >
          <span
            aria-hidden="true"
            className={clsx(
              "grid size-6 place-items-center rounded-full border text-xs",
              step.id === current ? "border-brass bg-brass text-on-brass" : "border-edge",
            )}
          >
            {index + 1}
          </span>
          {step.label}
        </li>
      ))}
    </ol>
  );
}
