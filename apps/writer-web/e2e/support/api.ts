/**
 * The public API, for set-up steps that are not the point of a test. Typed by the contract; a refusal throws.
 */
import { type EndpointName, endpointNamed, type RequestOf, type ResponseOf } from "../../lib/endpoints";
import { type AddressParts, addressOf } from "../../lib/http";
import { e2eConfig } from "./config";

export async function callApi<K extends EndpointName>(
  name: K,
  request: RequestOf<K>,
  token?: string,
): Promise<ResponseOf<K>> {
  const { prefix, endpoint } = endpointNamed(name);
  const { body, ...parts } = request as AddressParts & { body?: unknown };
  const response = await fetch(`${e2eConfig.gatewayUrl}${prefix}${addressOf(endpoint.path, parts)}`, {
    method: endpoint.method,
    headers: {
      ...(body !== undefined && { "content-type": "application/json" }),
      ...(token && { authorization: `Bearer ${token}` }),
      ...(endpoint.method === "POST" && { "idempotency-key": crypto.randomUUID() }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`);
  return (response.status === 204 ? null : await response.json()) as ResponseOf<K>;
}

/** Reads again until the answer is there. For effects that Stripe's webhooks bring a moment later. */
export async function until<T>(what: string, read: () => Promise<T | null>): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  let triesLeft = 600;
  const look = async () => {
    const found = await read();
    if (found !== null) return resolve(found);
    triesLeft -= 1;
    if (triesLeft === 0) return reject(new Error(`waited in vain until ${what}`));
    setTimeout(() => look().catch(reject), 100);
  };
  look().catch(reject);
  return promise;
}
