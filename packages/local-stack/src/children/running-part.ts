/** What every part of the stack looks like while it runs, be it a child process or a server of our own. */
export interface RunningPart {
  /** Null for a part inside this process. */
  readonly pid: number | null;
  /** Resolves when the part has ended by itself or was stopped, with words for why. */
  readonly ended: Promise<string>;
  /** Ends the part in good order, and by force when that takes too long. */
  stop(): Promise<void>;
}

/** How a part is started. */
export interface Part {
  readonly name: string;
  /**
   * Resolves when the part is ready. Rejects, with nothing left running, when it does not become so or is
   * aborted.
   */
  start(abort: AbortSignal): Promise<RunningPart>;
}
