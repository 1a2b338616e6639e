/**
 * The form's values as a draft keeps them, field by field, and back. What a later form has no field for is
 * dropped; what an earlier one did not have yet stays blank.
 */
import { blankCitation, blankNote, type ReportValues } from "./report-form";
import { comments } from "./report-words";

type Flat = Record<string, string>;

/** `report.citations.0.fromPage` → `3`. Empty fields are left out. */
export function toDraft(values: ReportValues): Flat {
  const flat: Flat = {};
  const walk = (node: unknown, path: string) => {
    if (typeof node === "string") {
      if (node !== "") flat[path] = node;
    } else if (typeof node === "object" && node !== null)
      for (const [name, child] of Object.entries(node)) walk(child, path === "" ? name : `${path}.${name}`);
  };
  walk(values, "");
  return flat;
}

const ROW = /^report\.(citations|pageNotes)\.(\d{1,3})\.\w+$/;

/** The blank form with everything in it that the draft has. */
export function fromDraft(blank: ReportValues, saved: Flat): ReportValues {
  const values = structuredClone(blank);
  // What the platform filled in by itself may have been cleared since.
  if (Object.keys(saved).length > 0) values.topSheet = { format: "", genre: "", draftDate: "" };
  const paths = Object.keys(saved);
  values.report.citations = rowsOf(paths, "citations").map(() => blankCitation(comments[0] ?? "summary"));
  values.report.pageNotes = rowsOf(paths, "pageNotes").map(() => blankNote());
  for (const path of paths) put(values, path.split("."), saved[path] ?? "");
  return values;
}

/** One entry for every row up to the last one that is mentioned. */
function rowsOf(paths: readonly string[], list: "citations" | "pageNotes"): number[] {
  const indexes = paths.flatMap((path) => {
    const [, name, index] = ROW.exec(path) ?? [];
    return name === list ? [Number(index)] : [];
  });
  return Array.from({ length: Math.max(-1, ...indexes) + 1 }, (_, index) => index);
}

/** Only where the form has a text field. */
function put(node: object, [name = "", ...rest]: readonly string[], text: string): void {
  if (!Object.hasOwn(node, name)) return;
  const fields = node as Record<string, unknown>;
  const child = fields[name];
  if (rest.length === 0 && typeof child === "string") fields[name] = text;
  else if (rest.length > 0 && typeof child === "object" && child !== null) put(child, rest, text);
}
