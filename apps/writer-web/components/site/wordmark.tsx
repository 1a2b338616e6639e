/** The name, held together by two brass brads. */
export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2.5">
      <svg aria-hidden="true" viewBox="0 0 20 26" className="h-6 w-auto shrink-0">
        <path d="M1 1h18v24H1z" className="fill-sheet stroke-ink" strokeWidth="1.5" />
        <circle cx="5" cy="6.5" r="1.9" className="fill-brass" />
        <circle cx="5" cy="19.5" r="1.9" className="fill-brass" />
        <path d="M9 8h7M9 12h7M9 16h4" className="stroke-pencil" strokeWidth="1.4" />
      </svg>
      <span className="whitespace-nowrap font-serif text-lg font-semibold leading-none tracking-tight">
        Script Manifest
      </span>
    </span>
  );
}
