/** Providers: one per user, Stripe's word, an admin's act. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  aCapturedOrder,
  aChange,
  anOperation,
  aProvider,
  aService,
  aTransition,
  jobKeys,
  newId,
  type OpenRepository,
  present,
  type RepositoryFixture,
  unique,
  useRepository,
  winnersOfFifty,
} from "./fixture.ts";

export function describeProviders(open: OpenRepository): void {
  describe("providers", () => {
    const fixture = useRepository(open);
    keepsProviders(fixture);
    keepsOnePerUser(fixture);
    obeysStripe(fixture);
    obeysAdmins(fixture);
  });
  describe("parked transfers", () => wakesParkedTransfers(useRepository(open)));
}

function keepsProviders(fixture: () => RepositoryFixture): void {
  it("reads a provider back as it was made, by id, user and Stripe account", async () => {
    const { repository, clock } = fixture();
    const userId = unique("user");
    const made = {
      id: newId("provider"),
      userId,
      email: "a@example.com",
      displayName: "Ada",
      bio: "Hi",
      specialties: ["horror", "drama"],
    };
    const created = present(await repository.createProvider(made));
    assert.deepEqual(created, {
      ...made,
      status: "pending_verification",
      suspensionReason: null,
      stripeAccountId: null,
      stripeOnboardingComplete: false,
      failedPayout: null,
      avgRating: null,
      reviewCount: 0,
      totalOrdersCompleted: 0,
      startingPriceCents: null,
      fastestTurnaroundDays: null,
      typicalTurnaroundMinutes: null,
      createdAt: clock.now(),
      updatedAt: clock.now(),
    });
    assert.deepEqual(await repository.getProvider(made.id), created);
    assert.deepEqual(await repository.getProviderByUserId(userId), created);
    const stripeAccountId = unique("acct");
    const known = await repository.updateProviderStripe(made.id, {
      stripeAccountId,
      onboardingComplete: false,
    });
    assert.deepEqual(await repository.getProviderByStripeAccountId(stripeAccountId), known);
  });

  it("answers null for a provider there is none of", async () => {
    const { repository } = fixture();
    assert.equal(await repository.getProvider("cprov_none"), null);
    assert.equal(await repository.getProviderByUserId("nobody"), null);
    assert.equal(await repository.getProviderByStripeAccountId("acct_none"), null);
    assert.equal(await repository.updateProvider("cprov_none", { bio: "x" }), null);
    const facts = { stripeAccountId: "acct_none", onboardingComplete: true };
    assert.equal(await repository.updateProviderStripe("cprov_none", facts), null);
    const act = { status: "suspended", reason: "x", admin: { userId: "admin", name: "Ruth" } } as const;
    assert.equal(await repository.updateProviderStatus("cprov_none", act), null);
  });

  it("changes only the fields that are given", async () => {
    const { repository, clock } = fixture();
    const provider = await aProvider(fixture(), { bio: "Before", specialties: ["a"] });
    await clock.advance(1_000);
    const updated = present(await repository.updateProvider(provider.id, { bio: "After" }));
    assert.deepEqual(updated, { ...provider, bio: "After", updatedAt: clock.now() });
    assert.deepEqual(await repository.updateProvider(provider.id, {}), updated);
    const emptied = await repository.updateProvider(provider.id, { specialties: [] });
    assert.deepEqual(emptied?.specialties, []);
  });

  it("derives the starting price and the fastest turnaround from active services", async () => {
    const { id: providerId } = await aProvider(fixture());
    await aService(fixture(), { providerId, priceCents: 9_000, turnaroundDays: 9 });
    await aService(fixture(), { providerId, priceCents: 20_000, turnaroundDays: 2 });
    await aService(fixture(), { providerId, priceCents: 100, turnaroundDays: 1, active: false });
    const provider = present(await fixture().repository.getProvider(providerId));
    assert.equal(provider.startingPriceCents, 9_000);
    assert.equal(provider.fastestTurnaroundDays, 2);
  });
}

function keepsOnePerUser(fixture: () => RepositoryFixture): void {
  it("makes one provider of fifty registrations of one user", async () => {
    const { repository } = fixture();
    const userId = unique("user");
    const winners = await winnersOfFifty(() =>
      repository.createProvider({
        id: newId("provider"),
        userId,
        email: "",
        displayName: "A",
        bio: "",
        specialties: [],
      }),
    );
    assert.equal(winners, 1);
  });
}

function obeysStripe(fixture: () => RepositoryFixture): void {
  const say = (id: string, stripeAccountId: string, onboardingComplete: boolean) =>
    fixture().repository.updateProviderStripe(id, { stripeAccountId, onboardingComplete });

  it("is active exactly while Stripe can pay it", async () => {
    const { id, stripeAccountId } = await aProvider(fixture());
    const account = present(stripeAccountId);
    assert.equal((await say(id, account, false))?.status, "pending_verification");
    assert.equal((await say(id, account, true))?.status, "active");
  });

  it("keeps the first account, and believes nothing that is said of another", async () => {
    const { repository } = fixture();
    const provider = present(
      await repository.createProvider({
        id: newId("provider"),
        userId: unique("user"),
        email: "",
        displayName: "A",
        bio: "",
        specialties: [],
      }),
    );
    const first = await say(provider.id, "acct_first", false);
    assert.deepEqual(await say(provider.id, "acct_second", true), { ...first, updatedAt: first?.updatedAt });
    assert.equal(await repository.getProviderByStripeAccountId("acct_second"), null);
  });

  it("leaves suspended and deactivated providers as they are, whatever Stripe says", async () => {
    for (const status of ["suspended", "deactivated"] as const) {
      const provider = await aProvider(fixture());
      const account = present(provider.stripeAccountId);
      await fixture().repository.updateProviderStatus(provider.id, {
        status,
        reason: "spam",
        admin: { userId: "admin", name: "Ruth" },
      });
      assert.equal((await say(provider.id, account, false))?.status, status);
      const payable = present(await say(provider.id, account, true));
      assert.equal(payable.status, status);
      assert.equal(payable.stripeOnboardingComplete, true);
    }
  });
}

function obeysAdmins(fixture: () => RepositoryFixture): void {
  it("shows the reason while suspended and keeps every act in the audit log", async () => {
    const { repository } = fixture();
    const { id } = await aProvider(fixture());
    const suspend = {
      status: "suspended",
      reason: "plagiarism",
      admin: { userId: "admin-1", name: "Ruth" },
    } as const;
    const suspended = present(await repository.updateProviderStatus(id, suspend));
    assert.equal(suspended.status, "suspended");
    assert.equal(suspended.suspensionReason, "plagiarism");
    const reinstate = {
      status: "active",
      reason: "cleared",
      admin: { userId: "admin-2", name: "Ruth" },
    } as const;
    const reinstated = present(await repository.updateProviderStatus(id, reinstate));
    assert.equal(reinstated.status, "active");
    assert.equal(reinstated.suspensionReason, null);
    const { rows, total } = await repository.listAuditLog({ subject: id, limit: 100, offset: 0 });
    assert.equal(total, 2);
    const told = rows.map(({ adminUserId, adminName, act, reason }) => [adminUserId, adminName, act, reason]);
    assert.deepEqual(told, [
      ["admin-2", "Ruth", "provider_active", "cleared"],
      ["admin-1", "Ruth", "provider_suspended", "plagiarism"],
    ]);
  });

  it("lists providers of every state to admins, by state, name and e-mail", async () => {
    const { repository } = fixture();
    const profile = { displayName: "Ada", bio: "", specialties: [], userId: unique("user") };
    const [id, email] = [newId("provider"), `${unique("ada")}@example.com`];
    await repository.createProvider({ id, email, ...profile });
    const act = { status: "suspended", reason: "spam", admin: { userId: "admin-1", name: "Ruth" } } as const;
    await repository.updateProviderStatus(id, act);
    const idsOf = async (filter: { status?: "suspended" | "active"; q?: string }) => {
      const { rows } = await repository.listAllProviders({ ...filter, limit: 100, offset: 0 });
      return rows.map((provider) => provider.id);
    };
    assert.deepEqual(await idsOf({ q: email.toUpperCase() }), [id]);
    assert.ok((await idsOf({ status: "suspended" })).includes(id));
    assert.ok(!(await idsOf({ status: "active" })).includes(id));
    const { rows, total } = await repository.listAllProviders({ limit: 1, offset: 0 });
    assert.equal(rows.length, 1);
    assert.ok(total > 1);
  });

  it("audits nothing when there was nobody to act on", async () => {
    const { repository } = fixture();
    const log = () => repository.listAuditLog({ limit: 100, offset: 0 });
    const before = await log();
    await repository.updateProviderStatus("cprov_none", {
      status: "active",
      reason: null,
      admin: { userId: "admin", name: "Ruth" },
    });
    assert.deepEqual(await log(), before);
  });
}

function wakesParkedTransfers(fixture: () => RepositoryFixture): void {
  const parkTransfer = async () => {
    const { repository } = fixture();
    const order = await aCapturedOrder(fixture());
    const transfer = anOperation(order.id, "transfer");
    await repository.updateOrderStatus(
      aChange(order, { transition: aTransition("completed"), operations: [transfer] }),
    );
    await repository.leaseMoneyOperation({ id: transfer.id, leaseToken: "lease", leaseMs: 1_000 });
    const settled = { stripeId: null, error: "not payable", order: null, jobs: [], alarm: null } as const;
    await repository.settleMoneyOperation({
      operationId: transfer.id,
      leaseToken: "lease",
      status: "parked",
      ...settled,
    });
    return { order, transfer };
  };
  const say = async (providerId: string, onboardingComplete: boolean, account?: string) => {
    const provider = present(await fixture().repository.getProvider(providerId));
    const stripeAccountId = account ?? present(provider.stripeAccountId);
    await fixture().repository.updateProviderStripe(providerId, { stripeAccountId, onboardingComplete });
  };

  it("makes a provider's parked transfers due again when its account becomes payable", async () => {
    const { repository } = fixture();
    const { order, transfer } = await parkTransfer();
    const other = await parkTransfer();
    await say(order.providerId, false);
    assert.equal((await repository.getMoneyOperation(transfer.id))?.status, "parked");
    await say(order.providerId, true);
    assert.equal((await repository.getMoneyOperation(transfer.id))?.status, "pending");
    assert.equal((await repository.getMoneyOperation(other.transfer.id))?.status, "parked");
    assert.ok((await jobKeys(fixture())).includes(`op:${transfer.id}`));
    assert.ok(!(await jobKeys(fixture())).includes(`op:${other.transfer.id}`));
  });

  it("wakes nothing on the word about another account", async () => {
    const { order, transfer } = await parkTransfer();
    await say(order.providerId, true, "acct_of_somebody_else");
    assert.equal((await fixture().repository.getMoneyOperation(transfer.id))?.status, "parked");
  });
}
