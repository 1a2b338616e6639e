"use client";
/** Any page that throws ends here; the header stays. */
import { ProblemPage } from "@/components/problem-page";

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return <ProblemPage error={error} retry={retry} />;
}
