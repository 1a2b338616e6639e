/**
 * Forms are sent, and buttons answer, by script. Whoever types, chooses or presses before that script has
 * arrived, on a slow line, must not lose their words to a page load, nor press in vain: it is remembered and
 * done as soon as it can be.
 *
 * A form carries `data-early` until it is ready; lib/use-early-form.ts then takes over what was typed into it
 * and sends it if it was sent. A button that React has not met yet is pressed again once it has. This runs
 * before everything else.
 */
import { headers } from "next/headers";

const REMEMBER = `(${remember})()`;

export async function EarlySubmit() {
  const nonce = (await headers()).get("x-nonce") ?? "";
  return <script nonce={nonce}>{REMEMBER}</script>;
}

/** Runs in the browser, sent as its own source: it sees nothing of this file. */
function remember(): void {
  addEventListener(
    "submit",
    (event) => {
      const { dataset } = event.target as HTMLFormElement;
      if (!("early" in dataset)) return;
      event.preventDefault();
      dataset.early = "sent";
    },
    true,
  );
  addEventListener(
    "input",
    ({ target }) => {
      const { form, name, type, value, checked } = target as HTMLInputElement;
      if (!form || !("early" in form.dataset) || type === "file") return;
      const early = form as HTMLFormElement & { typedEarly?: Record<string, string | boolean> };
      early.typedEarly = { ...early.typedEarly, [name]: type === "checkbox" ? checked : value };
    },
    true,
  );
  // React keeps what an element answers to under such a name, from the moment on in which it does.
  const isAwake = (button: Element) => Object.keys(button).some((name) => name.startsWith("__reactProps$"));
  let pressed: HTMLButtonElement | null = null;
  const pressAgain = () => {
    if (!pressed) return;
    if (!isAwake(pressed)) return void setTimeout(pressAgain, 50);
    const button = pressed;
    pressed = null;
    button.click();
  };
  addEventListener(
    "click",
    ({ target }) => {
      const button = (target as Element).closest("button");
      if (button?.type === "button" && !button.popoverTargetElement && !isAwake(button)) pressed = button;
    },
    true,
  );
  // What React was woken up by, it has answered by now.
  addEventListener("click", ({ target }) => {
    if (pressed?.contains(target as Element) && isAwake(pressed)) pressed = null;
    pressAgain();
  });
}
