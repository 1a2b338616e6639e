/** The places where a provider's money can be, as the chart stacks them. */
export const SERIES = [
  { key: "paidOutCents", label: "Paid out", colour: "var(--color-good)" },
  { key: "onItsWayCents", label: "On its way", colour: "var(--color-brass)" },
  { key: "heldCents", label: "Held", colour: "var(--color-pencil)" },
] as const;
