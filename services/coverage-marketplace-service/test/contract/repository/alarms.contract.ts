/** Alarms: one open one per kind and subject; and the store's health. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  ADMIN,
  aChange,
  aHeldOrder,
  aPlacedOrder,
  newId,
  type OpenRepository,
  present,
  unique,
  useRepository,
} from "./fixture.ts";

export function describeAlarms(open: OpenRepository): void {
  describe("alarms", () => {
    const fixture = useRepository(open);
    const all = { limit: 100, offset: 0 };

    it("lists alarms newest first, in pages", async () => {
      const { repository, clock } = fixture();
      const order = await aPlacedOrder(fixture());
      const ids: string[] = [];
      for (let made = 0; made < 3; made++) {
        await clock.advance(1_000);
        const id = newId("alarm");
        await repository.raiseAlarm({
          id,
          kind: "test",
          subject: unique("subject"),
          detail: "Look.",
          orderId: order.id,
        });
        ids.unshift(id);
      }
      const { rows, total } = await repository.listAlarms(all);
      assert.deepEqual(
        rows.map((alarm) => alarm.id),
        ids,
      );
      assert.equal(total, 3);
      assert.deepEqual(rows[0], {
        id: ids[0],
        kind: "test",
        subject: rows[0]?.subject,
        detail: "Look.",
        orderId: order.id,
        acknowledgedAt: null,
        acknowledgedBy: null,
        acknowledgementNote: null,
        createdAt: clock.now(),
      });
      const second = await repository.listAlarms({ limit: 1, offset: 1 });
      assert.deepEqual(
        second.rows.map((alarm) => alarm.id),
        ids.slice(1, 2),
      );
    });

    it("raises one alarm of fifty of the same kind and subject", async () => {
      const { repository } = fixture();
      const subject = unique("subject");
      const raise = (kind: string) =>
        repository.raiseAlarm({ id: newId("alarm"), kind, subject, detail: "", orderId: null });
      await Promise.all(Array.from({ length: 50 }, () => raise("mismatch")));
      await raise("other_kind");
      const { rows } = await repository.listAlarms(all);
      assert.equal(rows.filter((alarm) => alarm.subject === subject).length, 2);
    });

    it("lets one of fifty close an alarm, keeps the note and logs the act once", async () => {
      const { repository, clock } = fixture();
      const id = newId("alarm");
      await repository.raiseAlarm({ id, kind: "test", subject: id, detail: "Look.", orderId: null });
      const closed = await Promise.all(
        Array.from({ length: 50 }, () =>
          repository.acknowledgeAlarm({ id, note: "A test of the bank's.", admin: ADMIN }),
        ),
      );
      assert.equal(closed.filter((alarm) => alarm !== null).length, 1);
      const alarm = await repository.getAlarm(id);
      assert.deepEqual(
        [alarm?.acknowledgedAt, alarm?.acknowledgedBy, alarm?.acknowledgementNote],
        [clock.now(), ADMIN.userId, "A test of the bank's."],
      );
      const log = await repository.listAuditLog({ subject: id, limit: 100, offset: 0 });
      assert.deepEqual(
        log.rows.map(({ id: _counted, ...entry }) => entry),
        [
          {
            adminUserId: ADMIN.userId,
            adminName: ADMIN.name,
            act: "alarm_acknowledged",
            subject: id,
            reason: "A test of the bank's.",
            createdAt: clock.now(),
          },
        ],
      );
      assert.equal(await repository.acknowledgeAlarm({ id: "calm_none", note: "n", admin: ADMIN }), null);
    });

    it("closes an order's alarms of the kind an admin's act answers, and no others", async () => {
      const { repository } = fixture();
      const [order, other] = [await aHeldOrder(fixture()), await aHeldOrder(fixture())];
      const raise = async (kind: string, orderId: string) => {
        const id = newId("alarm");
        await repository.raiseAlarm({ id, kind, subject: id, detail: "Look.", orderId });
        return id;
      };
      const answered = await raise("early_fraud_warning", order.id);
      const left = [await raise("by_hand", order.id), await raise("early_fraud_warning", other.id)];
      const act = { admin: ADMIN, act: "order_unfrozen", reason: "They called." };
      const change = aChange(order, { act: { ...act, answersAlarms: "early_fraud_warning" } });
      const late = { ...change, version: order.version - 1 };
      assert.equal(await repository.updateOrderStatus(late), null);
      assert.equal((await repository.getAlarm(answered))?.acknowledgedAt, null);
      present(await repository.updateOrderStatus(change));
      const closed = await repository.getAlarm(answered);
      assert.deepEqual([closed?.acknowledgedBy, closed?.acknowledgementNote], [ADMIN.userId, "They called."]);
      for (const id of left) assert.equal((await repository.getAlarm(id))?.acknowledgedAt, null);
    });

    it("lists open and acknowledged ones apart, and raises a closed one anew", async () => {
      const { repository } = fixture();
      const kind = unique("kind");
      const raise = (id: string) =>
        repository.raiseAlarm({ id, kind, subject: "the same", detail: "", orderId: null });
      const [first, second] = [newId("alarm"), newId("alarm")];
      await raise(first);
      await repository.acknowledgeAlarm({ id: first, note: "Seen.", admin: ADMIN });
      await raise(second);
      const idsOf = async (status: "open" | "acknowledged") => {
        const { rows } = await repository.listAlarms({ status, ...all });
        return rows.filter((alarm) => alarm.kind === kind).map((alarm) => alarm.id);
      };
      assert.deepEqual(await idsOf("open"), [second]);
      assert.deepEqual(await idsOf("acknowledged"), [first]);
    });

    it("does not raise again what stands acknowledged in the very same words", async () => {
      const { repository } = fixture();
      const subject = unique("subject");
      const raise = (detail: string) =>
        repository.raiseStandingAlarm({
          id: newId("alarm"),
          kind: "differs",
          subject,
          detail,
          orderId: null,
        });
      await raise("10 against 9");
      const mine = async () =>
        (await repository.listAlarms(all)).rows.filter((alarm) => alarm.subject === subject);
      for (const alarm of await mine())
        await repository.acknowledgeAlarm({ id: alarm.id, note: "A cent of rounding.", admin: ADMIN });
      await raise("10 against 9");
      assert.equal((await mine()).length, 1);
      await raise("10 against 8");
      assert.deepEqual(
        (await mine()).map((alarm) => alarm.acknowledgedAt === null),
        [true, false],
      );
    });

    it("is healthy, and may be initialised as often as one likes", async () => {
      const { repository } = fixture();
      await repository.init();
      assert.deepEqual(await repository.healthCheck(), { database: true });
    });
  });
}
