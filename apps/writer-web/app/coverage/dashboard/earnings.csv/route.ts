/** The provider's earnings as a file for spreadsheets, for the days in the address. */
import { type NextRequest, NextResponse } from "next/server";
import { now } from "@/lib/clock";
import { callAsVisitor } from "@/lib/coverage-server";
import { earningsCsv, linesIn, rangeFrom } from "@/lib/earnings";

export async function GET(request: NextRequest): Promise<Response> {
  const result = await callAsVisitor("getEarnings", {});
  if (!result.ok) {
    const { status, title, detail } = result.problem;
    if (status === 401) return signIn(request);
    return new NextResponse(`${title}. ${detail}`, {
      status,
      headers: { "content-type": "text/plain; charset=utf-8" },
    });
  }
  const { earnings } = result.data;
  const { searchParams } = request.nextUrl;
  const asked = { from: searchParams.get("from") ?? undefined, to: searchParams.get("to") ?? undefined };
  const range = rangeFrom(asked, earnings.orders, now());
  return new NextResponse(earningsCsv(earnings, linesIn(range, earnings.orders)), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="earnings-${range.from}-to-${range.to}.csv"`,
      "cache-control": "private, no-store",
    },
  });
}

function signIn({ nextUrl }: NextRequest): Response {
  const next = encodeURIComponent(nextUrl.pathname + nextUrl.search);
  return new NextResponse(null, { status: 303, headers: { location: `/sign-in?next=${next}` } });
}
