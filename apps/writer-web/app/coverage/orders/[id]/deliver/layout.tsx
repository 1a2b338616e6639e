/** Sends away whoever has nothing to deliver here by status: before the form's bones are sent. */
import { deliverableOrder } from "./deliverable-order";

interface LayoutProps {
  readonly params: Promise<{ id: string }>;
  readonly children: React.ReactNode;
}

export default async function DeliverLayout({ params, children }: LayoutProps) {
  await deliverableOrder((await params).id);
  return children;
}
