/** Every id prefix of the marketplace, in one place. */
export const ID_PREFIXES = {
  provider: "cprov_",
  service: "csvc_",
  order: "cord_",
  delivery: "cdel_",
  review: "crev_",
  dispute: "cdis_",
  transition: "ctrn_",
  moneyOperation: "cmop_",
  posting: "cpst_",
  alarm: "calm_",
} as const;

export type IdKind = keyof typeof ID_PREFIXES;

/** Makes a new id of a kind. Unguessable and unique; tests pass one that counts. */
export type NewId = (kind: IdKind) => string;
