/** Identity: who is signed in. */
import { z } from "zod";
import type { EndpointTable, PublishedApi } from "../endpoint.ts";
import { requiredText } from "../primitives.ts";

export const RoleSchema = z.enum(["writer", "admin"]);

export const UserSchema = z.object({
  id: z.string(),
  email: z.string(),
  displayName: z.string(),
  roles: z.array(RoleSchema),
});
export type User = z.infer<typeof UserSchema>;

const email = z
  .email()
  .max(254)
  .transform((address) => address.toLowerCase());

export const RegisterRequestSchema = z.object({
  email,
  password: z.string().min(10, "must have at least 10 characters").max(128),
  displayName: requiredText(200),
});
export const LoginRequestSchema = z.object({ email, password: z.string().min(1).max(128) });

const session = z.object({ user: UserSchema, token: z.string() });

export const identityApi = {
  register: {
    method: "POST",
    path: "/register",
    access: "public",
    summary: "Create an account",
    body: RegisterRequestSchema,
    responses: { 201: session },
  },
  login: {
    method: "POST",
    path: "/login",
    access: "public",
    summary: "Sign in",
    body: LoginRequestSchema,
    responses: { 200: session },
  },
  logout: {
    method: "POST",
    path: "/logout",
    access: "user",
    summary: "End this session",
    responses: { 204: null },
  },
  getMe: {
    method: "GET",
    path: "/me",
    access: "user",
    summary: "Who is signed in",
    responses: { 200: z.object({ user: UserSchema }) },
  },
} as const satisfies EndpointTable;

export const publishedIdentityApi: PublishedApi = {
  service: "identity",
  publicPrefix: "/api/v1/auth",
  internalPrefix: "/internal/auth",
  endpoints: identityApi,
};
