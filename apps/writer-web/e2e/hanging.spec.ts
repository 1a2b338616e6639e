/** A part of the platform that hangs: pages show what they can, soon, and say what they cannot. */
import { type ChildProcess, spawn } from "node:child_process";
import { createServer, request, type Server } from "node:http";
import { type AddressInfo, createServer as createSocket } from "node:net";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { until } from "./support/api";
import { e2eConfig } from "./support/config";
import { claimedOrder, expectNextStep } from "./support/orders";
import { newProvider, newWriter, type Person } from "./support/people";

/** A second web app over the same API, behind a gateway of ours that can be told what to leave unanswered. */
interface HangingStack {
  readonly webUrl: string;
  /** Requests whose path fits get no answer from now on; null answers all. */
  hang(pattern: RegExp | null): void;
  close(): Promise<void>;
}

const SERVER = join("apps", "writer-web", "server.js");

async function startHangingStack(): Promise<HangingStack> {
  let hanging: RegExp | null = null;
  const upstream = new URL(e2eConfig.gatewayUrl);
  const gateway = createServer((incoming, outgoing) => {
    if (hanging?.test(incoming.url ?? "")) return;
    const { method, headers, url } = incoming;
    const onward = request({ host: upstream.hostname, port: upstream.port, path: url, method, headers });
    onward.on("response", (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on("error", () => outgoing.destroy());
    outgoing.on("close", () => onward.destroy());
    incoming.pipe(onward);
  });
  const gatewayPort = await listen(gateway);
  const port = await freePort();
  const webUrl = `http://localhost:${port}`;
  const web = spawn(process.execPath, [join(import.meta.dirname, "..", ".next", "standalone", SERVER)], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: String(port),
      HOSTNAME: "127.0.0.1",
      API_GATEWAY_URL: `http://localhost:${gatewayPort}`,
      FRONTEND_URL: webUrl,
      STRIPE_JS_URL: `${e2eConfig.stripeUrl}/stripe.js`,
    },
    stdio: "ignore",
  });
  await until("the second web app answers", () =>
    fetch(`${webUrl}/robots.txt`).then(
      ({ ok }) => (ok ? true : null),
      () => null,
    ),
  );
  return {
    webUrl,
    hang: (pattern) => {
      hanging = pattern;
    },
    close: () => stop(web, gateway),
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port)),
  );
}

function freePort(): Promise<number> {
  const socket = createSocket();
  return new Promise((resolve) =>
    socket.listen(0, "127.0.0.1", () => {
      const { port } = socket.address() as AddressInfo;
      socket.close(() => resolve(port));
    }),
  );
}

async function stop(web: ChildProcess, gateway: Server): Promise<void> {
  web.kill("SIGKILL");
  gateway.closeAllConnections();
  await new Promise((resolve) => gateway.close(resolve));
}

let stack: HangingStack;
test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  stack = await startHangingStack();
});
test.afterAll(() => stack.close());
test.beforeEach(() => stack.hang(null));

const sessionOf = ({ token }: Person) => ({
  name: "sm_session",
  value: token,
  url: stack.webUrl,
  httpOnly: true,
});

/** Several parts' patience, and clearly less than a single part was once waited for. */
const SOON_MS = 8_000;

test("an order is shown while notifications and scripts hang, with everything that is known", async ({
  browser,
}) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const order = await claimedOrder(writer, provider);
  const context = await browser.newContext({ baseURL: stack.webUrl });
  await context.addCookies([sessionOf(provider)]);
  const page = await context.newPage();
  // A busy machine takes its time for any page.
  const open = async () => {
    const asked = performance.now();
    await page.goto(`/coverage/orders/${order.id}`, { waitUntil: "commit" });
    await expectNextStep(page, "Start reading");
    return performance.now() - asked;
  };
  await open();
  const calmMs = await open();
  stack.hang(/\/notifications\/|\/scripts\//);
  expect(await open()).toBeLessThan(SOON_MS + 2 * calmMs);
  await expect(page.getByRole("link", { name: "Read the script" })).toBeVisible();
  await context.close();
});

test("a page whose own data hangs says so and shows it when it is tried again", async ({ browser }) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const order = await claimedOrder(writer, provider);
  const context = await browser.newContext({ baseURL: stack.webUrl });
  await context.addCookies([sessionOf(provider)]);
  const page = await context.newPage();
  stack.hang(/\/coverage\//);
  await page.goto(`/coverage/orders/${order.id}`);
  await expect(page.getByRole("heading", { name: "Our servers do not answer" })).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Main" })).toContainText("Dashboard");
  stack.hang(null);
  await page.getByRole("button", { name: "Try again" }).click();
  await expectNextStep(page, "Start reading");
  await context.close();
});
