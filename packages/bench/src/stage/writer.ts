/** A writer with an account and a hundred orders. */
import { randomUUID } from "node:crypto";
import type pg from "pg";
import { request } from "undici";
import { idOf } from "../fill/fill.ts";

/** As many as performance.md's "my orders". */
const ORDERS = 100;

export class Writer {
  readonly userId: string;
  readonly #token: string;

  private constructor(o: { userId: string; token: string }) {
    this.userId = o.userId;
    this.#token = o.token;
  }

  /** The first orders of the filled database become theirs. */
  static async signUp(o: { gatewayUrl: string; database: pg.Pool }): Promise<Writer> {
    const body = JSON.stringify({
      email: `${randomUUID()}@example.com`,
      password: randomUUID(),
      displayName: "Writer",
    });
    const headers = { "content-type": "application/json" };
    const answer = await request(`${o.gatewayUrl}/api/v1/auth/register`, { method: "POST", headers, body });
    if (answer.statusCode !== 201) throw new Error(`nobody can sign up: ${await answer.body.text()}`);
    const { user, token } = (await answer.body.json()) as { user: { id: string }; token: string };
    await o.database.query("UPDATE coverage_orders SET writer_user_id = $1 WHERE id <= $2", [
      user.id,
      idOf("cord", ORDERS),
    ]);
    return new Writer({ userId: user.id, token });
  }

  /** Headers by which the gateway knows them. */
  get session(): Record<string, string> {
    return { authorization: `Bearer ${this.#token}` };
  }

  /** The numbers of their orders in the fill. */
  get orders(): readonly number[] {
    return Array.from({ length: ORDERS }, (_, index) => index + 1);
  }
}
