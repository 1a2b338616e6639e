/**
 * The order somebody was about to make when they went to upload its script: the service travels in the
 * address, so that every page on the way leads back.
 */
/** What an address of the projects may carry. */
export interface OrderingParams {
  readonly ordering?: string | string[];
}

/** The service that is being ordered, or undefined: then nobody waits to go back. */
export function orderedService({ ordering }: OrderingParams): string | undefined {
  return typeof ordering === "string" && /^csvc_[\w-]{1,100}$/.test(ordering) ? ordering : undefined;
}

/** The same path on the way to the order, or simply the path. */
export const onTheWay = (path: string, ordering: string | undefined): string =>
  ordering === undefined ? path : `${path}?ordering=${ordering}`;
