/**
 * A link within the app. Next fetches ahead what the links in sight lead to, but of a page that is rendered
 * anew for everybody it gets only the shape shown while loading. Public pages have none: two requests for
 * each link would bring nothing, at the moment in which a phone is busy making the page answer to presses.
 */
import NextLink from "next/link";
import type { ComponentProps } from "react";

const PUBLIC_PAGE = /^\/(coverage(\/providers\/[^/?#]+)?|sign-in|register)?([?#]|$)/;

export function Link({ href, prefetch, ...rest }: ComponentProps<typeof NextLink>) {
  const isPublic = typeof href === "string" && PUBLIC_PAGE.test(href);
  return <NextLink href={href} prefetch={isPublic ? false : prefetch} {...rest} />;
}
