/** The few pages people see of the simulator: plain, honest about what they are, usable without scripts. */
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center;
         background: Canvas; color: CanvasText; }
  main { max-width: 30rem; padding: 2rem; }
  .note { border: 1px dashed; border-radius: .5rem; padding: .5rem .75rem; font-size: .875rem; }
  button { font: inherit; padding: .75rem 1.25rem; border-radius: .5rem; border: 0;
           background: #635bff; color: #fff; cursor: pointer; min-height: 44px; }
  button.quiet { background: transparent; color: inherit; border: 1px solid; }
  form { display: inline-block; margin: 1rem .5rem 0 0; }`;

export function page(o: {
  title: string;
  text: string;
  forms: readonly { action: string; label: string; quiet?: boolean }[];
}): string {
  const forms = o.forms
    .map(
      ({ action, label, quiet }) =>
        `<form method="post" action="${escapeHtml(action)}"><button type="submit"${quiet ? ' class="quiet"' : ""}>${escapeHtml(label)}</button></form>`,
    )
    .join("");
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(o.title)} · Stripe simulator</title><style>${STYLE}</style></head>
<body><main><p class="note">This is the Stripe simulator of a development system. No real money, no real data.</p>
<h1>${escapeHtml(o.title)}</h1><p>${escapeHtml(o.text)}</p>${forms}</main></body></html>`;
}
