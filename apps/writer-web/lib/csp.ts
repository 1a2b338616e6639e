/** The Content-Security-Policy of every page. Belongs here: which origins may do what, and why. */
import type { Config } from "./config";

/** Strict: only scripts carrying this answer's nonce run, and what those load themselves (Stripe.js). */
export function contentSecurityPolicy({ nonce, config }: { nonce: string; config: Config }): string {
  const standIn = config.stripeJsUrl ? new URL(config.stripeJsUrl).origin : "";
  const stripe = "https://js.stripe.com https://*.js.stripe.com";
  // React asks for eval only while developing.
  const develop = config.production ? "" : "'unsafe-eval'";
  const directives: Record<string, string> = {
    "default-src": "'self'",
    "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic' ${stripe} ${standIn} ${develop}`,
    // Toasts and dialogs put their own style elements into the page; styles cannot run code.
    "style-src": `'self' 'unsafe-inline' ${standIn}`,
    "img-src": `'self' data: blob: https://*.stripe.com ${standIn}`,
    "font-src": "'self'",
    "connect-src": `'self' https://api.stripe.com ${standIn} ${config.storageOrigin}`,
    "frame-src": `${stripe} https://hooks.stripe.com ${standIn}`,
    // pdf.js reads a script in a thread of its own, from our own origin.
    "worker-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.replace(/\s+/g, " ").trim()}`)
    .join("; ");
}
