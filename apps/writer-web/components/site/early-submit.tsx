/**
 * Forms are sent, and dialogs opened, by script. Whoever presses the button before that script has arrived,
 * on a slow line, must not lose what they typed to a page load, nor press in vain: the press is remembered
 * and done as soon as it can be.
 *
 * A form carries `data-early` until it is ready (form-frame.tsx), and so does a button (lib/use-early-press.ts);
 * this runs before everything else.
 */
import { headers } from "next/headers";

const REMEMBER =
  'addEventListener("submit",(e)=>{const d=e.target.dataset;if("early"in d){e.preventDefault();d.early="sent"}},true);' +
  'addEventListener("click",(e)=>{const b=e.target.closest("button[data-early]");if(b)b.dataset.early="sent"},true)';

export async function EarlySubmit() {
  const nonce = (await headers()).get("x-nonce") ?? "";
  return <script nonce={nonce}>{REMEMBER}</script>;
}
