"use client";
/**
 * Work with the script beside it on wide screens. The script is fetched only where there is room for it, and
 * can be put away; elsewhere it has a page of its own.
 */
import { clsx } from "clsx";
import { BookOpen, PanelRightClose } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { citedPage } from "@/lib/use-page-scroll";
import { ScriptPanel } from "./script-panel";

interface ScriptBesideProps {
  readonly scriptId: string;
  readonly orderId: string;
  /** What the work is done under, above the form: shares its line with the switch. */
  readonly header: React.ReactNode;
  readonly children: React.ReactNode;
}

/** As the classes below: Tailwind's xl. */
const WIDE = "(min-width: 80rem)";

export function ScriptBeside({ scriptId, orderId, header, children }: ScriptBesideProps) {
  const [open, setOpen] = useState(true);
  const wide = useSyncExternalStore(watchWidth, isWide, () => false);
  useOpenForCitations(setOpen);
  return (
    <div className={clsx("page-width", open && "xl:max-w-[104rem]")}>
      {header}
      <div className="mb-6">
        <ButtonLink small className="xl:hidden" href={`/scripts/${scriptId}?order=${orderId}`}>
          <BookOpen aria-hidden="true" className="size-4" />
          Read the script
        </ButtonLink>
        <Button small className="max-xl:hidden" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? (
            <PanelRightClose aria-hidden="true" className="size-4" />
          ) : (
            <BookOpen aria-hidden="true" className="size-4" />
          )}
          {open ? "Put the script away" : "Read the script beside the form"}
        </Button>
      </div>
      <div className={clsx(open && "xl:grid xl:grid-cols-[minmax(0,1fr)_minmax(26rem,40rem)] xl:gap-x-10")}>
        <div className="@container min-w-0">{children}</div>
        {open && (
          <aside aria-label="Script" className="max-xl:hidden">
            <div className="sticky top-20 h-[calc(100dvh-6rem)]">
              {wide && <ScriptPanel scriptId={scriptId} className="h-full" />}
            </div>
          </aside>
        )}
      </div>
    </div>
  );
}

/** A cited page brings the script out again. */
function useOpenForCitations(setOpen: (open: boolean) => void) {
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>("a[href^='#']");
      if (link && citedPage(link.hash) !== null) setOpen(true);
    };
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, [setOpen]);
}

function watchWidth(changed: () => void) {
  const query = window.matchMedia(WIDE);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}

const isWide = () => window.matchMedia(WIDE).matches;
