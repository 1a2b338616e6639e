/**
 * Server-sent events, by state instead of by history. A stream watches one topic and knows its *mark*, a
 * short text that names the state somebody may see. Whenever the mark is another than the last one told,
 * one event says so; its id is the mark. Whoever comes back with the id of the last event therefore hears
 * of what changed meanwhile, at any replica, and nothing of what did not. What has changed is never in the
 * event: the page asks for what it may see.
 *
 * Belongs here: streams and when to look. Does not: what a mark is made of, who may watch (routes).
 */
import { Readable } from "node:stream";
import type { FastifyRequest } from "fastify";
import { ProblemError } from "./problem.ts";

export interface Watching {
  /** What `wake` will name. */
  readonly topic: string;
  /** Who holds the stream, so that nobody holds too many. */
  readonly owner: string;
  /** The mark of the state now. A rejection ends the stream; the browser comes back later. */
  readonly readMark: () => Promise<string>;
  /** The mark the client saw last, or null. */
  readonly lastEventId: string | null;
}

export interface EventStreams {
  /** Throws rate_limited when the owner holds too many, and whatever `readMark` throws at the first look. */
  open(watching: Watching): Promise<Readable>;
  /** Something about the topic may have changed. */
  wake(topic: string): void;
  /** Anything may have changed, for example because nobody listened for a while. */
  wakeAll(): void;
  /**
   * The heartbeat: keeps connections alive, looks again in case a wake was lost, and ends streams of old
   * age.
   */
  beat(): void;
  /** Ends every stream, so that the server can stop. Later ones end at once. */
  close(): void;
}

/** An ended stream is asked for anew, so a session that has ended is noticed within this many heartbeats. */
const BEATS_OF_A_LIFE = 20;
const STREAMS_OF_AN_OWNER_MAX = 20;
/** A client that takes nothing any more is let go. */
const BUFFERED_BYTES_MAX = 16 * 1024;
/** How long a browser waits by itself; ours knows better (growing waits). */
const RETRY_MS = 5_000;

class EventStream {
  readonly output = new Readable({ read() {} });
  readonly #watching: Watching;
  #told: string | null;
  #beatsLeft = BEATS_OF_A_LIFE;
  #looking = false;
  #ended = false;
  #lookAgain = false;

  constructor(watching: Watching) {
    this.#watching = watching;
    this.#told = watching.lastEventId;
  }

  get topic(): string {
    return this.#watching.topic;
  }
  get owner(): string {
    return this.#watching.owner;
  }

  async start(): Promise<void> {
    this.#send(`retry: ${RETRY_MS}\n\n`);
    this.#lookAgain = true;
    await this.#lookUntilCalm();
  }

  /** Of looks asked for during a look, one more is enough. */
  look(): void {
    this.#lookAgain = true;
    if (!this.#looking) this.#lookUntilCalm().catch(() => this.end());
  }

  beat(): void {
    this.#beatsLeft -= 1;
    if (this.#beatsLeft <= 0) {
      this.end();
      return;
    }
    this.#send(": still here\n\n");
    this.look();
  }

  end(): void {
    if (this.#ended || this.output.destroyed) return;
    this.#ended = true;
    this.output.push(null);
  }

  async #lookUntilCalm(): Promise<void> {
    this.#looking = true;
    try {
      while (this.#lookAgain && !this.output.destroyed) {
        this.#lookAgain = false;
        this.#tell(await this.#watching.readMark());
      }
    } finally {
      this.#looking = false;
    }
  }

  #tell(mark: string): void {
    if (mark === this.#told) return;
    this.#told = mark;
    this.#send(`event: changed\nid: ${mark}\ndata: {}\n\n`);
  }

  #send(text: string): void {
    if (this.#ended || this.output.destroyed) return;
    this.output.push(text);
    if (this.output.readableLength > BUFFERED_BYTES_MAX) this.output.destroy();
  }
}

/** The streams of one process. Whoever makes them also calls `beat` now and then (`keepBeating`). */
export function createEventStreams(): EventStreams {
  const open = new Set<EventStream>();
  let closed = false;
  return {
    async open(watching) {
      const held = [...open].filter(({ owner }) => owner === watching.owner).length;
      if (held >= STREAMS_OF_AN_OWNER_MAX)
        throw new ProblemError("rate_limited", "Too many pages are being followed at once.");
      const stream = new EventStream(watching);
      // Among the open ones before the first look, or a change in between would be missed.
      open.add(stream);
      stream.output.once("close", () => open.delete(stream));
      try {
        await stream.start();
      } catch (error) {
        stream.output.destroy();
        throw error;
      }
      if (closed) stream.end();
      return stream.output;
    },
    wake: (topic) => {
      for (const stream of open) if (stream.topic === topic) stream.look();
    },
    wakeAll: () => {
      for (const stream of open) stream.look();
    },
    beat: () => {
      for (const stream of open) stream.beat();
    },
    close: () => {
      closed = true;
      for (const stream of open) stream.end();
    },
  };
}

/**
 * The id of the last event a request says it saw: a browser's own header, or the query of a stream opened
 * anew.
 */
export function lastEventIdOf(o: {
  readonly query: { readonly lastEventId?: string | undefined };
  readonly request: FastifyRequest;
}): string | null {
  const header = o.request.headers["last-event-id"];
  return (typeof header === "string" && header !== "" ? header : o.query.lastEventId) ?? null;
}

/** Well below the minute after which proxies give up on a silent connection. */
const BEAT_MS = 15_000;

/** Beats for as long as the process runs, without keeping it running. */
export function keepBeating(streams: EventStreams): void {
  setInterval(() => streams.beat(), BEAT_MS).unref();
}
