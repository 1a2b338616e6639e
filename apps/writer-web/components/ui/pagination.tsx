/** Older and newer pages of a list, as links. */
import { ButtonLink } from "./button";

export function Pagination({
  previous,
  next,
  label,
}: {
  previous?: string | null;
  next?: string | null;
  label: string;
}) {
  if (!previous && !next) return null;
  return (
    <nav aria-label={label} className="mt-8 flex justify-between gap-4">
      {previous ? <ButtonLink href={previous}>Back</ButtonLink> : <span />}
      {next && <ButtonLink href={next}>More</ButtonLink>}
    </nav>
  );
}
