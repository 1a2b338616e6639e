/** Toasts: a passing word that something worked. Never the only record of it. */

export async function notify(title: string, description?: string): Promise<void> {
  const { toast } = await import("sonner");
  toast.success(title, { description });
}
