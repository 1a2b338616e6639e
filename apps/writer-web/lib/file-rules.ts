/**
 * Which files may be sent, as the contract has it. Literal, so that the browser needs no schema to refuse
 * one.
 */
import type { FileRule } from "./use-upload";

const MEGABYTE = 1_024 * 1_024;

export const SCRIPT_FILES: FileRule = {
  types: { pdf: "application/pdf", fdx: "application/xml", fountain: "text/plain" },
  sizeBytesMax: 20 * MEGABYTE,
};

export const REPORT_FILES: FileRule = {
  types: {
    pdf: "application/pdf",
    docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  },
  sizeBytesMax: 25 * MEGABYTE,
};
