/** Before there is a report the order's page says how it stands: sent there by status. */
import { redirect } from "next/navigation";
import { dataOrThrow } from "@/lib/coverage-server";
import { readOrder } from "@/lib/guarded-reads";

interface LayoutProps {
  readonly params: Promise<{ id: string }>;
  readonly children: React.ReactNode;
}

export default async function ReportLayout({ params, children }: LayoutProps) {
  const { order } = dataOrThrow(await readOrder((await params).id));
  if (!order.deliveredAt) redirect(`/coverage/orders/${order.id}`);
  return children;
}
