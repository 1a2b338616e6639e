/** An address book in memory, for tests. */
import type { Person } from "../../domain/entities.ts";
import type { People } from "../interface.ts";

export class MemoryPeople implements People {
  readonly #people = new Map<string, Person>();

  add(userId: string, person: Person): void {
    this.#people.set(userId, person);
  }

  async find(userId: string): Promise<Person | null> {
    return this.#people.get(userId) ?? null;
  }
}
