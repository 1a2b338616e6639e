/** A lasting address for the delivered file: asks the API for a fresh short-lived link each time. */
import type { NextRequest } from "next/server";
import { callAsVisitor } from "@/lib/coverage-server";
import { redirectToFile } from "@/lib/file-redirect";

export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const result = await callAsVisitor("getDelivery", { params: { id: (await params).id } });
  return redirectToFile(request, result, ({ delivery }) => delivery.downloadUrl);
}
