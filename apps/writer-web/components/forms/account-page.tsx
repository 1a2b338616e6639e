/** The two pages where one becomes somebody: a form on the left, why it is worth it on the right. */
import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";

export function AccountPage({
  title,
  lede,
  children,
}: {
  title: string;
  lede: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="page-width grid gap-12 py-12 sm:py-20 lg:grid-cols-[minmax(0,26rem)_1fr] lg:gap-24">
      <div>
        <h1 className="text-3xl">{title}</h1>
        <p className="mb-8 mt-3 text-ink-soft">{lede}</p>
        <noscript>
          <div className="mb-6">
            <Notice kind="warning" title="This form needs JavaScript">
              Readers, their services and reviews can be looked at without it.
            </Notice>
          </div>
        </noscript>
        {children}
      </div>
      <aside
        aria-hidden="true"
        className="hidden self-start border-l border-rule pl-12 font-script text-sm leading-relaxed text-ink-soft lg:block"
      >
        <p className="uppercase">Int. kitchen — night</p>
        <p className="mt-5 max-w-96">
          A laptop, a cold cup of tea. NORA, 34, types the last two words of a draft that took four years. She
          looks at them for a while.
        </p>
        <p className="ml-28 mt-5 uppercase">Nora</p>
        <p className="ml-16 max-w-56">Now somebody has to read it.</p>
        <p className="mt-5">She opens a browser.</p>
        <p className="mt-8 text-right uppercase">Cut to:</p>
      </aside>
    </div>
  );
}
