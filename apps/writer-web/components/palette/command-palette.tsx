"use client";
/** The palette: one field, and everything the visitor can go to. Loaded when it is first opened. */
import { Command } from "cmdk";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { Dialog as Primitive } from "radix-ui";
import { useState } from "react";
import { type PaletteScope, usePalette } from "@/lib/use-palette";

interface CommandPaletteProps {
  readonly scope: PaletteScope;
  readonly onClose: () => void;
}

export function CommandPalette({ scope, onClose }: CommandPaletteProps) {
  // Opened by key there is no trigger for the dialog to give the focus back to.
  const [before] = useState(() => document.activeElement);
  return (
    <Primitive.Root open onOpenChange={(open) => !open && onClose()}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 bg-veil" />
        <Primitive.Content
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (before instanceof HTMLElement) before.focus();
          }}
          className="fixed inset-x-2 top-2 z-50 mx-auto max-w-[38rem] border-t-4 border-brass bg-sheet text-ink shadow-float sm:top-[12vh]"
        >
          <Primitive.Title className="sr-only">Go to</Primitive.Title>
          <Palette scope={scope} onClose={onClose} />
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

function Palette({ scope, onClose }: CommandPaletteProps) {
  const router = useRouter();
  const [typed, setTyped] = useState("");
  const { groups, searching } = usePalette(scope, typed);
  const values = groups.flatMap(({ heading, items }) => items.map(({ href }) => choiceName(heading, href)));
  const [chosen, setChosen] = useState("");
  // The first of what is there is chosen until somebody chooses, also when answers arrive later.
  const selected = values.includes(chosen) ? chosen : (values[0] ?? "");
  const count = values.length;
  const go = (href: string) => {
    onClose();
    router.push(href);
  };
  return (
    // The API and palette-search.ts choose what fits; cmdk gives the listbox and its keys.
    <Command label="Go to" shouldFilter={false} loop value={selected} onValueChange={setChosen}>
      <div className="flex items-center gap-3 border-b border-rule px-4">
        <Search aria-hidden="true" className="size-5 shrink-0 text-ink-faint" />
        <Command.Input
          value={typed}
          onValueChange={setTyped}
          maxLength={100}
          placeholder={scope.isSignedIn ? "Pages, orders, readers, services" : "Pages, readers, services"}
          className="h-14 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-ink-faint"
        />
        <kbd className="figures hidden rounded-sm border border-rule px-1.5 text-xs text-ink-faint sm:block">
          Esc
        </kbd>
      </div>
      <p role="status" className="sr-only">
        {searching ? "Searching" : `${count} found`}
      </p>
      <Command.List
        label="Places to go"
        className="max-h-[min(28rem,65dvh)] scroll-py-2 overflow-y-auto overscroll-contain p-2"
      >
        {count === 0 && (
          <Command.Empty className="px-3 py-8 text-center text-sm text-ink-soft">
            {searching ? "Searching …" : `Nothing is called “${typed.trim()}”.`}
          </Command.Empty>
        )}
        {groups.map(({ heading, items }) => (
          <Command.Group
            key={heading}
            heading={heading}
            className="pb-2 [&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-ink-faint"
          >
            {items.map(({ href, label, detail }) => (
              <Command.Item
                key={href}
                value={choiceName(heading, href)}
                onSelect={() => go(href)}
                className="flex min-h-11 cursor-pointer flex-wrap content-center items-baseline justify-between gap-x-4 rounded-md px-3 py-2 text-sm data-[selected=true]:bg-pencil-wash"
              >
                <span className="font-semibold">{label}</span>
                {detail && <span className="text-xs text-ink-soft">{detail}</span>}
              </Command.Item>
            ))}
          </Command.Group>
        ))}
      </Command.List>
    </Command>
  );
}

/** A name of its own for each choice: the same place may stand in two groups. */
const choiceName = (heading: string, href: string) => `${heading} ${href}`;
