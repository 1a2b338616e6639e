/** Ids for production: the kind's prefix and a nanoid. */
import { nanoid } from "nanoid";
import { ID_PREFIXES, type NewId } from "./domain/ids.ts";

export const randomId: NewId = (kind) => `${ID_PREFIXES[kind]}${nanoid()}`;
