/** A lasting address for the report's PDF: asks to sign in where that is missing, then goes on to the API. */
import { redirect } from "next/navigation";
import { requireUser } from "@/lib/viewer";

export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  await requireUser();
  redirect(`/api/v1/coverage/orders/${encodeURIComponent((await params).id)}/delivery/report.pdf`);
}
