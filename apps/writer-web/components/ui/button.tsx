/**
 * Everything that is pressed. One prominent look per screen; the rest is quiet. Works on the server and in
 * islands.
 */
import { clsx } from "clsx";
import type { ComponentProps } from "react";
import { Link } from "./link";

export type ButtonLook = "prominent" | "quiet" | "plain" | "danger";

const LOOKS: Record<ButtonLook, string> = {
  prominent: "bg-pencil text-on-pencil border-pencil hover:bg-pencil-deep hover:border-pencil-deep",
  quiet: "bg-sheet text-ink border-edge hover:border-ink",
  plain: "border-transparent text-pencil hover:bg-pencil-wash",
  danger: "bg-sheet text-bad border-bad hover:bg-bad hover:text-on-bad",
};

const SHAPE =
  "inline-flex min-h-11 items-center justify-center gap-2 rounded-md border px-4 py-2 text-sm font-semibold leading-tight transition-colors disabled:opacity-60 aria-disabled:opacity-60 print:hidden";
/** Small where there is a pointer to aim with; on a phone a thumb needs all of it. */
const SMALL = "sm:min-h-9! px-3! py-1!";

interface Look {
  look?: ButtonLook;
  small?: boolean;
}

/** A button. While `pending` it can't be pressed again and says so to screen readers. */
export function Button({
  look = "quiet",
  small,
  pending,
  className,
  children,
  type = "button",
  disabled,
  ...rest
}: ComponentProps<"button"> & Look & { pending?: boolean }) {
  return (
    <button
      type={type}
      className={clsx(SHAPE, LOOKS[look], small && SMALL, className)}
      disabled={disabled || pending}
      aria-busy={pending || undefined}
      {...rest}
    >
      {pending && <Spinner />}
      {children}
    </button>
  );
}

/** A link that looks like a button. */
export function ButtonLink({
  look = "quiet",
  small,
  className,
  ...rest
}: ComponentProps<typeof Link> & Look) {
  return <Link className={clsx(SHAPE, LOOKS[look], small && SMALL, className)} {...rest} />;
}

/** A plain `<a>` that looks like a button, for addresses Next must not prefetch (downloads). */
export function ButtonAnchor({
  look = "quiet",
  small,
  className,
  children,
  ...rest
}: ComponentProps<"a"> & Look) {
  return (
    <a className={clsx(SHAPE, LOOKS[look], small && SMALL, className)} {...rest}>
      {children}
    </a>
  );
}

function Spinner() {
  return (
    <span
      aria-hidden="true"
      className="size-4 animate-spin rounded-full border-2 border-current border-r-transparent motion-reduce:animate-none"
    />
  );
}
