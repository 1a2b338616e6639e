/** Sends away whoever has nothing to deliver here, before the form's bones are sent: by status, not by script. */
import { deliverableOrder } from "./deliverable-order";

interface LayoutProps {
  readonly params: Promise<{ id: string }>;
  readonly children: React.ReactNode;
}

export default async function DeliverLayout({ params, children }: LayoutProps) {
  await deliverableOrder((await params).id);
  return children;
}
