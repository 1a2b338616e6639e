/**
 * The classic mistakes of payment systems, each as a small edit of the service's source.
 *
 * Belongs here: what is changed. Does not: how it is applied and played (play-mutant.ts). The text to change
 * must be there exactly once, else the mutant is out of date and the run fails.
 */
export interface Edit {
  /** Below services/coverage-marketplace-service/src. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

export interface Mutant {
  readonly name: string;
  readonly edits: readonly Edit[];
}

const noGuardInMemory: Edit = {
  file: "repository/memory/order-change.ts",
  from: `  if (!row || !change.from.includes(row.status)) return null;
  if (change.version !== null && change.version !== row.version) return null;`,
  to: "  if (!row) return null;",
};

const holdCheckInMemory: Edit = {
  file: "repository/memory/checks.ts",
  from: "  if (CAPTURED_STATUSES.includes(order.status) && order.capturedAt === null)",
  to: '  if (order.id === "")',
};

const markProcessedEarly: readonly Edit[] = [
  {
    file: "commands/process-stripe-event.ts",
    from: `  const event = record.payload as PaymentWebhookEvent;
  try {`,
    to: `  const event = record.payload as PaymentWebhookEvent;
  await deps.repository.markStripeEventProcessed(eventId);
  try {`,
  },
];

const captureAtCompletion: readonly Edit[] = [
  {
    file: "domain/consequences.ts",
    from: '    operations: [movement(context, "capture", context.order.priceCents)],\n    timers: [{ event: "breach_sla"',
    to: '    operations: [],\n    timers: [{ event: "breach_sla"',
  },
  {
    file: "domain/consequences.ts",
    from: "    operations: [transfer],",
    to: '    operations: [movement(context, "capture", order.priceCents), transfer],',
  },
  {
    file: "domain/order-guards.ts",
    from: '  captured: { holds: (o) => o.capturedAt !== null, refusal: "payment_not_settled" },',
    to: '  captured: { holds: () => true, refusal: "payment_not_settled" },',
  },
  holdCheckInMemory,
];

export const MUTANTS: readonly Mutant[] = [
  {
    name: "a new key per retry",
    edits: [
      {
        file: "commands/run-money-operation.ts",
        from: "return await movement.send({ ...input, tag: { idempotencyKey, orderId, operationId: id } });",
        to: `return await movement.send({
      ...input,
      tag: { idempotencyKey: \`\${idempotencyKey}:\${input.operation.attempts}\`, orderId, operationId: id },
    });`,
      },
    ],
  },
  { name: "an unguarded update", edits: [noGuardInMemory] },
  {
    name: "200 before the inbox commits",
    edits: [
      {
        file: "routes/stripe-webhook/index.ts",
        from: "  await deps.repository.receiveStripeEvent({ id: event.id, type: event.type, payload: event });",
        to: `  void deps.repository
    .receiveStripeEvent({ id: event.id, type: event.type, payload: event })
    .catch(() => {});`,
      },
    ],
  },
  { name: "dedupe before processing", edits: markProcessedEarly },
  { name: "capture at completion", edits: captureAtCompletion },
  {
    name: "a refund of an uncaptured intent",
    edits: [
      {
        file: "commands/money/cancel-payment.ts",
        from: "    const payment = await deps.payments.cancelPayment({ ...tag, paymentIntentId: intentOf(input) });",
        to: `    const paymentIntentId = intentOf(input);
    await deps.payments.refund({ ...tag, paymentIntentId, amountCents: order.priceCents });
    const payment = await deps.payments.getPayment(paymentIntentId);`,
      },
    ],
  },
  {
    name: "a partial refund that pays the provider nothing",
    edits: [
      {
        file: "domain/consequences.ts",
        from: "    operations: [...back.operations, ...earned.operations],\n    postings: [...back.postings, ...earned.postings],",
        to: "    operations: back.operations,\n    postings: back.postings,",
      },
    ],
  },
  {
    name: "charge.refunded of one dollar marks the order refunded",
    edits: [
      {
        file: "commands/process-stripe-event.ts",
        from: "  await applyPayment(deps, { order, payment });\n",
        to: `  await applyPayment(deps, { order, payment });
  if (event.type === "charge.refunded" && order.status !== "refunded")
    await deps.repository.updateOrderStatus({
      orderId: order.id,
      from: [order.status],
      version: order.version,
      transition: {
        id: deps.newId("transition"),
        event: "uphold_dispute",
        to: "refunded",
        actor: "system",
        actorUserId: null,
        reason: null,
        idempotencyKey: null,
      },
      facts: {},
      operations: [],
      postings: [],
      jobs: [],
    });
`,
      },
    ],
  },
  {
    name: "a transfer without looking at the order again",
    edits: [
      {
        file: "commands/money/transfer.ts",
        from: '    if (order.status !== "completed") {',
        to: '    if (order.status !== "completed" && order.id === "") {',
      },
      {
        file: "commands/money/transfer.ts",
        from: "    if (order.frozen || owedCents < operation.params.amountCents) {",
        to: "    if (owedCents < operation.params.amountCents) {",
      },
    ],
  },
  {
    name: "a lost lease",
    edits: [
      {
        file: "repository/memory/money-operations.ts",
        from: "  if (row.leaseUntil !== null && row.leaseUntil > now) return null;\n",
        to: "",
      },
      {
        file: "repository/memory/money-operations.ts",
        from: "  return row && row.leaseToken === leaseToken ? row : null;",
        to: "  return row ?? null;",
      },
    ],
  },
];
