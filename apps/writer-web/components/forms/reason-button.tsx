"use client";
/** A small button for an act that needs its reason in words: it opens the dialog that asks. */
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ReasonDialog, type ReasonDialogProps } from "./reason-dialog";

interface ReasonButtonProps extends Omit<ReasonDialogProps, "onClose"> {
  readonly verb: string;
  /** What the button does to what, for those who hear it without its row. */
  readonly spoken: string;
}

export function ReasonButton({ verb, spoken, ...dialog }: ReasonButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button small onClick={() => setOpen(true)} aria-label={spoken}>
        {verb} …
      </Button>
      {open && <ReasonDialog {...dialog} onClose={() => setOpen(false)} />}
    </>
  );
}
