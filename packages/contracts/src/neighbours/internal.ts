/**
 * Calls between services, proved by a service token with the role `service`. The gateway never publishes
 * them.
 */
import { z } from "zod";
import { IdParams, requiredText } from "../primitives.ts";
import { UserSchema } from "./identity.ts";
import { NotificationSchema, NotifyRequestSchema } from "./notification.ts";
import { ProjectSchema, ScriptSchema } from "./project.ts";

const InternalScriptSchema = ScriptSchema.extend({
  ownerUserId: z.string(),
  project: ProjectSchema.pick({ format: true, genre: true }),
});

export const internalApi = {
  /** identity: who a session token belongs to. 404 when it is unknown, expired or revoked. */
  resolveSession: {
    method: "POST",
    path: "/internal/sessions/resolve",
    body: z.object({ token: requiredText(500) }),
    responses: { 200: z.object({ user: UserSchema }) },
  },
  /** identity: the name and the e-mail address of a user, for letters. 404 when unknown. */
  getUser: {
    method: "GET",
    path: "/internal/users/:id",
    params: IdParams,
    responses: { 200: z.object({ user: UserSchema }) },
  },
  /**
   * profile-project: a script with its owner, for the order's guards, and its project's kind, for the report's
   * top sheet. 404 when unknown.
   */
  getScript: {
    method: "GET",
    path: "/internal/scripts/:id",
    params: IdParams,
    responses: { 200: z.object({ script: InternalScriptSchema }) },
  },
  /** coverage: may this user read this script now, as the provider of a live claimed order? */
  getScriptAccess: {
    method: "GET",
    path: "/internal/script-access",
    query: z.object({ scriptId: requiredText(128), userId: requiredText(128) }),
    responses: { 200: z.object({ allowed: z.boolean() }) },
  },
  /** notification: tell one person, once per event. 200 also when it had been told before. */
  notify: {
    method: "POST",
    path: "/internal/notify",
    body: NotifyRequestSchema,
    responses: { 200: z.object({ notification: NotificationSchema }) },
  },
} as const;
