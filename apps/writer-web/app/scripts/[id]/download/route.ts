/**
 * A lasting address for a script: asks the API for a short-lived link, which is only given to those who may
 * read it.
 */
import type { NextRequest } from "next/server";
import { callAsVisitor } from "@/lib/coverage-server";
import { redirectToFile } from "@/lib/file-redirect";

export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const result = await callAsVisitor("downloadScript", { params: { id: (await params).id } });
  return redirectToFile(request, result, ({ url }) => url);
}
