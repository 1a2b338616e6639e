/** Webhooks: signed, retried, and in the shapes of both APIs. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { endpoint, open, SECRET } from "./support/simulator.ts";

describe("the simulator's webhooks", () => {
  it("are signed by every secret, retried until they arrive, and thin for accounts", async () => {
    const hook = await endpoint(2);
    const sut = await open({ webhook: { url: hook.url, secrets: [SECRET, "whsec_the_other_one"] } });
    await sut.stripe.paymentIntents.create({ amount: 5_000, currency: "usd" });
    await hook.until(1);
    for (const secret of [SECRET, "whsec_the_other_one"]) {
      const event = sut.stripe.webhooks.constructEvent(
        hook.received[0]?.body ?? "",
        hook.received[0]?.signature ?? "",
        secret,
      );
      assert.equal(event.type, "payment_intent.created");
    }
    await sut.stripe.v2.core.accounts.create({ configuration: { recipient: {} } });
    await hook.until(2);
    const thin = sut.stripe.parseEventNotification(
      hook.received[1]?.body ?? "",
      hook.received[1]?.signature ?? "",
      SECRET,
    );
    assert.equal(thin.type, "v2.core.account.created");
    await sut.close();
    hook.close();
  });
});
