/** What every NotificationRepository promises. Run by repository.memory.test.ts and repository.pg.test.ts. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { NewNotification, NotificationRepository } from "../../src/repository/interface.ts";

export interface RepositoryUnderTest {
  readonly repository: NotificationRepository;
  /** The ids of notifications whose letters are enqueued. */
  listLetterJobs(): Promise<readonly string[]>;
}

let made = 0;
/** Tests share one store: every one works with names of its own. */
const unique = (kind: string) => `${kind}${++made}-${process.pid}`;

function newNotification(o: Partial<NewNotification> = {}): NewNotification {
  return {
    id: unique("ntf_"),
    eventId: unique("ctrn_"),
    userId: unique("user_"),
    title: "Your coverage is here",
    body: "Rosa delivered “Early draft”.",
    link: "/coverage/orders/cord_1",
    ...o,
  };
}

export function describeRepository(name: string, open: () => Promise<RepositoryUnderTest>): void {
  describe(`${name} keeps the repository contract`, () => {
    it("answers null, zero or nothing for what it does not know", async () => {
      const { repository } = await open();
      assert.equal(await repository.getNotification("ntf_missing"), null);
      assert.equal(await repository.markRead({ id: "ntf_missing", userId: "nobody" }), null);
      await repository.markMailed("ntf_missing");
      assert.equal(await repository.countUnread("nobody"), 0);
      const page = { userId: "nobody", limit: 10, offset: 0 };
      assert.deepEqual(await repository.listNotifications(page), { rows: [], total: 0, unreadCount: 0 });
    });

    it("reads back exactly what was written", async () => {
      const { repository } = await open();
      const notification = newNotification({ link: null });
      const stored = await repository.createNotification(notification);
      const { createdAt } = stored;
      assert.deepEqual(stored, { ...notification, readAt: null, mailedAt: null, createdAt });
      assert.deepEqual(await repository.getNotification(notification.id), stored);
    });

    // The marketplace's job tells again whenever it cannot know whether it has told.
    it("tells one person of one event once, however many tell it, and enqueues one letter", async () => {
      const { repository, listLetterJobs } = await open();
      const event = { eventId: unique("ctrn_"), userId: unique("user_") };
      const told = await Promise.all(
        Array.from({ length: 20 }, () => repository.createNotification(newNotification(event))),
      );
      const ids = new Set(told.map(({ id }) => id));
      assert.equal(ids.size, 1);
      const again = await repository.createNotification(newNotification({ ...event, title: "Other words" }));
      assert.ok(ids.has(again.id));
      assert.equal(again.title, "Your coverage is here");
      assert.equal(await repository.countUnread(event.userId), 1);
      const letters = (await listLetterJobs()).filter((id) => ids.has(id));
      assert.equal(letters.length, 1);
    });

    it("tells two people of one event, and one person of two", async () => {
      const { repository } = await open();
      const eventId = unique("ctrn_");
      const userId = unique("user_");
      await repository.createNotification(newNotification({ eventId, userId }));
      await repository.createNotification(newNotification({ eventId }));
      await repository.createNotification(newNotification({ userId }));
      assert.equal(await repository.countUnread(userId), 2);
    });

    it("lists the person's own, newest first, by pages, with both counts on every page", async () => {
      const { repository } = await open();
      const userId = unique("user_");
      const ids: string[] = [];
      for (let told = 0; told < 5; told += 1)
        ids.unshift((await repository.createNotification(newNotification({ userId }))).id);
      await repository.createNotification(newNotification());
      await repository.markRead({ id: ids[0] ?? "", userId });

      const pages = [
        { offset: 0, expected: ids.slice(0, 2) },
        { offset: 2, expected: ids.slice(2, 4) },
        { offset: 4, expected: ids.slice(4) },
        { offset: 9, expected: [] },
      ];
      for (const { offset, expected } of pages) {
        const page = await repository.listNotifications({ userId, limit: 2, offset });
        assert.deepEqual(
          page.rows.map(({ id }) => id),
          expected,
        );
        assert.deepEqual([page.total, page.unreadCount], [5, 4]);
      }
    });

    it("has another mark when the person is told and when they read, and the same one otherwise", async () => {
      const { repository } = await open();
      const userId = unique("user_");
      const marks = [await repository.getMark(userId)];
      const { id } = await repository.createNotification(newNotification({ userId }));
      marks.push(await repository.getMark(userId));
      await repository.createNotification(newNotification());
      await repository.markMailed(id);
      assert.equal(await repository.getMark(userId), marks.at(-1));
      await repository.markRead({ id, userId });
      marks.push(await repository.getMark(userId));
      await repository.createNotification(newNotification({ userId }));
      marks.push(await repository.getMark(userId));
      assert.equal(new Set(marks).size, 4);
    });

    it("keeps the time of the first reading", async () => {
      const { repository } = await open();
      const { id, userId } = await repository.createNotification(newNotification());
      const read = await repository.markRead({ id, userId });
      assert.notEqual(read?.readAt, null);
      assert.deepEqual(await repository.markRead({ id, userId }), read);
      assert.equal(await repository.countUnread(userId), 0);
    });

    it("reads all up to a moment: this person's, with that moment's, and keeps earlier times", async () => {
      const { repository } = await open();
      const userId = unique("user_");
      const first = await repository.createNotification(newNotification({ userId }));
      const read = await repository.markRead({ id: first.id, userId });
      const second = await repository.createNotification(newNotification({ userId }));
      const foreign = await repository.createNotification(newNotification());
      await repository.markAllRead({ userId, upTo: second.createdAt - 60_000 });
      assert.equal(await repository.countUnread(userId), 1);
      await repository.markAllRead({ userId, upTo: second.createdAt });
      assert.equal(await repository.countUnread(userId), 0);
      assert.equal((await repository.getNotification(first.id))?.readAt, read?.readAt);
      assert.equal(await repository.countUnread(foreign.userId), 1);
    });

    it("lets nobody read for somebody else", async () => {
      const { repository } = await open();
      const { id } = await repository.createNotification(newNotification());
      assert.equal(await repository.markRead({ id, userId: "stranger" }), null);
      assert.equal((await repository.getNotification(id))?.readAt, null);
    });

    it("keeps the time of the first letter", async () => {
      const { repository } = await open();
      const { id } = await repository.createNotification(newNotification());
      await repository.markMailed(id);
      const { mailedAt } = (await repository.getNotification(id)) ?? {};
      assert.equal(typeof mailedAt, "number");
      await repository.markMailed(id);
      assert.equal((await repository.getNotification(id))?.mailedAt, mailedAt);
    });
  });
}
