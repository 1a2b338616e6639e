/**
 * Forms are sent by script. Whoever presses the button before that script has arrived, on a slow line, must
 * not lose what they typed to a page load: the press is remembered and done as soon as the form can.
 *
 * The form carries `data-early` until it is ready (form-frame.tsx); this runs before everything else.
 */
import { headers } from "next/headers";

const REMEMBER =
  'addEventListener("submit",(e)=>{const d=e.target.dataset;if("early"in d){e.preventDefault();d.early="sent"}},true)';

export async function EarlySubmit() {
  const nonce = (await headers()).get("x-nonce") ?? "";
  return <script nonce={nonce}>{REMEMBER}</script>;
}
