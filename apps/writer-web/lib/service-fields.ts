/**
 * A service as it is typed into a form: amounts and numbers as text. Checked by the contract's own field
 * schemas.
 */
import {
  type CoverageService,
  type CoverageServiceCreateRequest,
  CoverageServiceCreateRequestSchema,
} from "@script-manifest/contracts";
import { z } from "zod";
import { centsToInput, inputToCents } from "./format";

const { title, description, tier, priceCents, turnaroundDays, maxPages } =
  CoverageServiceCreateRequestSchema.shape;

const count = (schema: typeof turnaroundDays) =>
  z
    .string()
    .transform((typed) => (typed.trim() === "" ? Number.NaN : Number(typed)))
    .pipe(schema);

export const ServiceFieldsSchema = z.object({
  title,
  description,
  tier,
  price: z.string().transform(inputToCents).pipe(priceCents),
  turnaroundDays: count(turnaroundDays),
  maxPages: count(maxPages),
});
export type ServiceFieldsInput = z.input<typeof ServiceFieldsSchema>;
export type ServiceFields = z.output<typeof ServiceFieldsSchema>;

export const NEW_SERVICE: ServiceFieldsInput = {
  title: "",
  description: "",
  tier: "early_draft",
  price: "",
  turnaroundDays: "5",
  maxPages: "120",
};

export function fieldsOf(service: CoverageService): ServiceFieldsInput {
  return {
    title: service.title,
    description: service.description,
    tier: service.tier,
    price: centsToInput(service.priceCents),
    turnaroundDays: String(service.turnaroundDays),
    maxPages: String(service.maxPages),
  };
}

export function requestOf({ price, ...rest }: ServiceFields): CoverageServiceCreateRequest {
  return { ...rest, priceCents: price, currency: "usd", active: true };
}
