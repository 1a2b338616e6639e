/** Every id prefix of this service, in one place. */
export const ID_PREFIXES = {
  project: "proj_",
  script: "scr_",
} as const;

export type IdKind = keyof typeof ID_PREFIXES;

/** Makes a new id of a kind. Unguessable and unique; tests pass one that counts. */
export type NewId = (kind: IdKind) => string;

/** Makes the unguessable last part of an upload's key: 21 URL-safe characters or more. */
export type NewSecretName = () => string;
