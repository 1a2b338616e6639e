/** What this house uses of `linebreak` (Unicode's line breaking, UAX #14), which has no types of its own. */
declare module "linebreak" {
  export default class LineBreaker {
    constructor(text: string);
    /** The next place a line may end, or must. Null at the end. */
    nextBreak(): { position: number; required: boolean } | null;
  }
}
