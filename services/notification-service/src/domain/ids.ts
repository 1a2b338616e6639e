/** Every id prefix of this service, in one place. */
export const ID_PREFIXES = {
  notification: "ntf_",
} as const;

export type IdKind = keyof typeof ID_PREFIXES;

/** Makes a new id of a kind. Unguessable and unique; tests pass one that counts. */
export type NewId = (kind: IdKind) => string;
