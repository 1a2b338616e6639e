/** Ids and secret names for production: made by nanoid. */
import { nanoid } from "nanoid";
import { ID_PREFIXES, type NewId, type NewSecretName } from "./domain/ids.ts";

export const randomId: NewId = (kind) => `${ID_PREFIXES[kind]}${nanoid()}`;

/** 32 characters of 6 bits: an upload's key cannot be guessed. */
export const randomSecretName: NewSecretName = () => nanoid(32);
