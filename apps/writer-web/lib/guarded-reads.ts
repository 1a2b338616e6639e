/**
 * What a layout must have read to say that a page does not exist, and the page reads again to show it: asked
 * once per request. A layout answers before the page's bones are sent; later no answer can be a 404.
 */
import "server-only";
import { cache } from "react";
import { callAsVisitor, callPublic } from "./coverage-server";

export const readOrder = cache((id: string) => callAsVisitor("getOrder", { params: { id } }));
export const readProject = cache((id: string) => callAsVisitor("getProject", { params: { id } }));
export const readDispute = cache((id: string) => callAsVisitor("getDispute", { params: { id } }));
export const readService = cache((id: string) => callPublic("getService", { params: { id } }));
