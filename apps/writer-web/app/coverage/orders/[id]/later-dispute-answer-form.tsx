"use client";
/** The form of the answer as a part of its own: only the provider of a disputed order loads what it needs. */
import dynamic from "next/dynamic";

export const LaterDisputeAnswerForm = dynamic(() =>
  import("./dispute-answer-form").then((module) => module.DisputeAnswerForm),
);
