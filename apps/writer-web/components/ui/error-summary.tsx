"use client";
/** What stopped a form, said once at its top, focused when it appears, with a link to each field. */
import { TriangleAlert } from "lucide-react";
import { useEffect, useRef } from "react";
import { asSentence } from "@/lib/format";

export interface SummaryItem {
  readonly message: string;
  /** The id of the field it is about; absent when it is about none. */
  readonly fieldId?: string;
  /** A page that mends it, opened beside this one. */
  readonly href?: string;
}

export function ErrorSummary({
  title,
  items,
  requestId,
}: {
  title: string;
  items: readonly SummaryItem[];
  requestId?: string;
}) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new set of errors takes the focus again.
  useEffect(() => box.current?.focus(), [title, items]);
  return (
    <div ref={box} tabIndex={-1} role="alert" className="border-l-4 border-bad bg-bad-wash px-4 py-3 text-sm">
      <p className="flex items-center gap-2 font-semibold text-bad">
        <TriangleAlert aria-hidden="true" className="size-4 shrink-0" />
        {title}
      </p>
      {items.length > 0 && (
        <ul className="mt-2 flex flex-col gap-1">
          {inPageOrder(items).map(({ message, fieldId, href }) => (
            <li key={`${fieldId ?? ""}${message}`}>
              {href ? (
                <a className="link inline-block py-0.5" href={href} target="_blank" rel="noreferrer">
                  {message}
                </a>
              ) : fieldId ? (
                <a
                  className="link inline-block py-0.5"
                  href={`#${fieldId}`}
                  onClick={(event) => focusField(event, fieldId)}
                >
                  {labelOf(fieldId)}
                  {asSentence(message)}
                </a>
              ) : (
                message
              )}
            </li>
          ))}
        </ul>
      )}
      {requestId && <p className="mt-2 text-xs text-ink-faint">Reference {requestId}</p>}
    </div>
  );
}

/** As one meets the fields, whatever order the schema names them in. */
function inPageOrder(items: readonly SummaryItem[]): readonly SummaryItem[] {
  const placed = items.map((item) => ({
    item,
    field: item.fieldId ? document.getElementById(item.fieldId) : null,
  }));
  const follows = (a: Element, b: Element) =>
    a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1;
  return placed.sort((a, b) => (a.field && b.field ? follows(a.field, b.field) : 0)).map(({ item }) => item);
}

/**
 * The field's own label, so that the message says what it is about. Only ever asked in the browser, after a
 * refusal.
 */
function labelOf(fieldId: string): string {
  const label =
    document.querySelector(`label[for="${CSS.escape(fieldId)}"]`)?.firstChild?.textContent ??
    document.getElementById(fieldId)?.getAttribute("aria-label");
  return label ? `${label}: ` : "";
}

function focusField(event: React.MouseEvent, fieldId: string): void {
  const field = document.getElementById(fieldId);
  if (!field) return;
  event.preventDefault();
  field.focus();
}
