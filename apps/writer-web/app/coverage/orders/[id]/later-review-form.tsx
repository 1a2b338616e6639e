"use client";
/**
 * The review form as a part of its own: an order that cannot be reviewed now does not load what forms
 * need.
 */
import dynamic from "next/dynamic";

export const LaterReviewForm = dynamic(() => import("./review-form").then((module) => module.ReviewForm));
