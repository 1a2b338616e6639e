/** What the order form's fields must be. Loaded when somebody fills it in. */
import { CoverageOrderCreateRequestSchema } from "@script-manifest/contracts";
import { z } from "zod";

const { scriptId, brief } = CoverageOrderCreateRequestSchema.shape;

const CHOOSE = "Choose the script to be read.";

export const OrderFieldsSchema = z.object({
  scriptId: z.string(CHOOSE).min(1, CHOOSE).pipe(scriptId),
  brief,
});
