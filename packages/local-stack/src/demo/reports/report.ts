/** What a demo reader delivers. */
export interface Report {
  readonly summary: string;
  readonly strengths: string;
  readonly weaknesses: string;
  readonly recommendations: string;
  readonly score?: number;
  /** Also sent as a PDF made of the same words. */
  readonly asPdf?: boolean;
  /** A page of its own in the PDF. The first row holds the headings. */
  readonly map?: { readonly title: string; readonly rows: readonly (readonly string[])[] };
}
