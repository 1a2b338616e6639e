/**
 * What stands on each page of a script, for reading it in place. A PDF is its own typesetting and is handed
 * out as a file; Fountain and Final Draft are laid out on the standard page, on the very page breaks they are
 * counted by.
 */
import { z } from "zod";
import { Id, Timestamp } from "../primitives.ts";

export const ScriptTextElementSchema = z.object({
  kind: z.enum([
    "scene_heading",
    "action",
    "centered",
    "character",
    "parenthetical",
    "dialogue",
    "transition",
  ]),
  /** Plain text without markup; line breaks in it are the writer's. */
  text: z.string(),
  /** The speech came over from the page before (its cue is repeated), or goes on on the next one. */
  goesOn: z.enum(["from", "to"]).optional(),
});
export type ScriptTextElement = z.infer<typeof ScriptTextElementSchema>;

export const ScriptElementSchema = z.union([
  ScriptTextElementSchema,
  z.object({
    kind: z.literal("dual_dialogue"),
    left: z.array(ScriptTextElementSchema),
    right: z.array(ScriptTextElementSchema),
  }),
]);
export type ScriptElement = z.infer<typeof ScriptElementSchema>;

export const ScriptPageSchema = z.object({ elements: z.array(ScriptElementSchema) });
export type ScriptPage = z.infer<typeof ScriptPageSchema>;

const named = { id: Id, title: z.string(), pageCount: z.int().positive() };

export const ScriptReadingSchema = z.discriminatedUnion("format", [
  z.object({
    ...named,
    format: z.literal("pdf"),
    /** Works for minutes; ask again for another one. */
    file: z.object({ url: z.string(), expiresAt: Timestamp }),
  }),
  z.object({
    ...named,
    format: z.enum(["fdx", "fountain"]),
    /** May be more or fewer than `pageCount` where a Final Draft file states its own pages. */
    pages: z.array(ScriptPageSchema),
  }),
]);
export type ScriptReading = z.infer<typeof ScriptReadingSchema>;
