/** Stripe-like ids: a prefix and letters without meaning. */
import { customAlphabet } from "nanoid";

const letters = customAlphabet("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", 24);

export const newId = (prefix: string): string => `${prefix}_${letters()}`;
