/**
 * A parser throws this when it can tell the uploader what is wrong. Anything else it throws means "damaged".
 */
export class UnreadableError extends Error {
  override readonly name = "UnreadableError";
}
